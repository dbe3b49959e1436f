import { expect, test } from "vitest";
import type { CatalogEntry } from "@/lib/installations/list-catalog";
import { searchCatalog } from "./search-catalog";

const entry = (given: Partial<CatalogEntry> & { id: string; name: string }) =>
  ({
    category: "app",
    description: "",
    price: "free",
    connect: { kind: "oauth", world: "real" },
    tools: [],
    ...given,
  }) as unknown as CatalogEntry;

const tool = (name: string, title: string) => ({
  name,
  title,
  description: "",
  effect: "write" as const,
  price: null,
});

const entries = [
  entry({ id: "github", name: "GitHub", tools: [tool("github_create_issue", "Create an issue")] }),
  entry({ id: "linear", name: "Linear", tools: [tool("linear_create_issue", "Create an issue")] }),
  entry({ id: "notion", name: "Notion", description: "Search and read pages" }),
  entry({ id: "web-fetch", name: "Web fetch", category: "platform", connect: { kind: "none" } }),
];
const all = { text: "", category: null, freeOnly: false, nothingToConnect: false };
const ids = (filters: Partial<typeof all>) =>
  searchCatalog(entries, { ...all, ...filters }).map((hit) => hit.entry.id);

test("what a tool does finds its integrations, and the tool is named", () => {
  expect(searchCatalog(entries, { ...all, text: "create issue" })).toMatchObject([
    { entry: { id: "github" }, tool: "Create an issue" },
    { entry: { id: "linear" }, tool: "Create an issue" },
  ]);
});

test("a name or description that answers needs no tool", () => {
  expect(searchCatalog(entries, { ...all, text: "PAGES notion" })).toMatchObject([
    { entry: { id: "notion" }, tool: null },
  ]);
});

test("every word must be there", () => {
  expect(ids({ text: "notion issue" })).toEqual([]);
});

test("filters narrow what the search finds", () => {
  expect(ids({ nothingToConnect: true })).toEqual(["web-fetch"]);
  expect(searchCatalog(entries, { ...all, category: "platform" })).toHaveLength(1);
});
