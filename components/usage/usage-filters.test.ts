import { expect, test } from "vitest";
import { loadUsageFilters, usageHref } from "./usage-filters";

const node = { id: "n1", path: "/acme/growth" };
const filters = { by: "node", from: "2026-11", integration: "phone" } as const;

test("one level down keeps what is looked at, through either door", async () => {
  const page = usageHref("page", "acme", node, filters);
  const tab = usageHref("tab", "acme", node, filters);
  expect(page.split("?")[0]).toBe("/acme/-/usage");
  expect(tab.split("?")[0]).toBe("/acme/growth");
  for (const href of [page, tab]) {
    const query = Object.fromEntries(new URLSearchParams(href.split("?")[1]));
    expect(query).toMatchObject(filters);
    expect(await loadUsageFilters(Promise.resolve(query))).toMatchObject(filters);
  }
  expect(page).toContain("node=n1");
  expect(tab).toContain("tab=usage");
});

test("an address with nonsense in it limits nothing", () => {
  expect(loadUsageFilters({ by: "colour", view: "pie", integration: "" })).toMatchObject({
    by: null,
    view: null,
    integration: null,
  });
});
