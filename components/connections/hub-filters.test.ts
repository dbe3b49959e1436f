import { expect, test } from "vitest";
import { countFilters, isFiltered, noHubFilters, nothingWords, toHubInput } from "./hub-filters";

const node = "9e6b2c1a-0000-4000-8000-000000000001";

test("what is not set is not asked for, and spaces alone are no search", () => {
  expect(toHubInput({ ...noHubFilters, q: "  " })).toEqual({});
});

test("every filter is handed to the server's list", () => {
  expect(
    toHubInput({
      q: " octo ",
      provider: "github",
      health: "broken",
      node,
      person: node,
      inherited: true,
    }),
  ).toEqual({
    search: "octo",
    provider: "github",
    health: "broken",
    nodeId: node,
    person: node,
    includeInherited: true,
  });
});

test("nothing is inherited where no node is chosen", () => {
  expect(toHubInput({ ...noHubFilters, inherited: true })).toEqual({});
});

test("a search filters too, but is not counted as a filter", () => {
  const filters = { ...noHubFilters, q: "octo" };
  expect(countFilters(filters)).toBe(0);
  expect(isFiltered(filters)).toBe(true);
  expect(isFiltered(noHubFilters)).toBe(false);
});

test.each([
  ["good news is said", { health: "broken" as const }, "No broken connections."],
  ["good news of a part", { health: "broken" as const, node }, "No broken connections here."],
  ["what was searched", { q: "octo" }, "No account or label like “octo”."],
  ["any other mixture", { provider: "github", q: "octo" }, "No connections like this."],
])("an empty list says why: %s", (_what, filters, words) => {
  expect(nothingWords({ ...noHubFilters, ...filters })).toBe(words);
});
