import { expect, test } from "vitest";
import { countWords, roleWords, usageWords } from "./connection-words";
import { healthWord } from "./health";

const at = (name: string) => ({
  node: { id: name, name, kind: "project" as const, path: `/${name}` },
  integration: { id: "github", name: "GitHub" },
});

test.each([
  ["many", { agents: 11, calls: 1_480, lastCall: null }, "11 agents · 1,480 calls/wk"],
  ["one", { agents: 1, calls: 1, lastCall: null }, "1 agent · 1 call/wk"],
  ["none", { agents: 0, calls: 0, lastCall: null }, "not used this week"],
])("usage is told by calls of the week: %s", (_what, usage, words) => {
  expect(usageWords(usage)).toBe(words);
});

test("counts leave out what is zero", () => {
  expect(countWords({ broken: 1, healthy: 24 })).toBe("1 broken · 24 healthy");
  expect(countWords({ broken: 0, healthy: 24 })).toBe("24 healthy");
  expect(countWords({ broken: 0, healthy: 0 })).toBe("");
});

test("a place that pins it for two integrations is named once, and of many the first two", () => {
  expect(roleWords({ isDefault: true, pinnedBy: [at("Website"), at("Website")] })).toBe(
    "default · pinned at Website",
  );
  expect(roleWords({ isDefault: false, pinnedBy: ["a", "b", "c", "d"].map(at) })).toBe(
    "pinned at a, b and 2 more",
  );
  expect(roleWords({ isDefault: false, pinnedBy: [] })).toBe("");
});

test("an access that ends soon says on which day", () => {
  const expiresAt = "2026-11-27T10:00:00.000Z";
  expect(healthWord({ health: "ends_soon", expiresAt })).toMatch(/^Ends Fri,? 27 Nov$/);
  expect(healthWord({ health: "healthy", expiresAt })).toBe("Healthy");
});
