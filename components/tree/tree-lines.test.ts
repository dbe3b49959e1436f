import { describe, expect, test } from "vitest";
import type { TreeRoot } from "./queries";
import { searchLines, treeLines, type Children, type TreeLine } from "./tree-lines";

const node = (id: string, childCount = 0, kind: TreeRoot["kind"] = "team") => ({
  id,
  kind,
  name: id,
  slug: id,
  path: `/${id}`,
  childCount,
  role: "admin" as const,
});
const root = (id: string, childCount: number, above: string[] = []): TreeRoot => ({
  ...node(id, childCount),
  ancestors: above.map((name) => ({ id: name, kind: "team", name })),
});
const loaded = (nodes: ReturnType<typeof node>[], total = nodes.length): Children => ({
  nodes,
  total,
  more: total > nodes.length,
  pending: false,
  failed: false,
});
const waiting: Children = { nodes: [], total: 0, more: false, pending: true, failed: false };
const draw = (lines: readonly TreeLine[]) =>
  lines.map((line) => `${"  ".repeat(line.level - 1)}${line.type}:${line.id}`);

describe("the lines of the tree", () => {
  test("show what is open and nothing of what is closed", () => {
    const children = new Map([
      ["acme", loaded([node("ads", 2), node("web", 1)])],
      ["web", loaded([node("scout")])],
    ]);
    const lines = treeLines([root("acme", 2)], new Set(["acme", "web"]), (id) => children.get(id));
    expect(draw(lines)).toEqual(["node:acme", "  node:ads", "  node:web", "    node:scout"]);
  });

  test("hold the place of children that are on their way, as many as there are", () => {
    const lines = treeLines([root("acme", 3)], new Set(["acme"]), () => waiting);
    expect(lines.map(({ type }) => type)).toEqual(["node", "skeleton", "skeleton", "skeleton"]);
    expect(lines[0]).toMatchObject({ loading: true, open: true });
  });

  test("offer the next page after the ones that came", () => {
    const lines = treeLines([root("acme", 1240)], new Set(["acme"]), () =>
      loaded([node("a"), node("b")], 1240),
    );
    expect(lines.at(-1)).toMatchObject({ type: "more", shown: 2, total: 1240 });
    expect(lines[1]).toMatchObject({ position: 1, size: 1240 });
  });

  test("offer another try where children could not be loaded", () => {
    const lines = treeLines([root("acme", 2)], new Set(["acme"]), () => ({
      ...waiting,
      pending: false,
      failed: true,
    }));
    expect(lines.at(-1)?.type).toBe("failed");
  });

  test("put roles deep in the tree under the names of the places above them, each name once", () => {
    const lines = treeLines(
      [
        root("scout", 0, ["acme", "web"]),
        root("finance", 0, ["acme"]),
        root("writer", 0, ["acme", "web"]),
      ],
      new Set(),
      () => undefined,
    );
    expect(draw(lines)).toEqual([
      "name:acme",
      "  node:finance",
      "  name:web",
      "    node:scout",
      "    node:writer",
    ]);
  });

  test("never say that a node without children could be opened", () => {
    const lines = treeLines([root("scout", 0)], new Set(["scout"]), () => undefined);
    expect(lines).toEqual([expect.objectContaining({ open: undefined, loading: false })]);
  });
});

describe("the lines of a search", () => {
  const hit = (id: string, above: string[]) => ({
    ...node(id),
    path: `/${[...above, id].join("/")}`,
    ancestors: above.map((name) => ({ id: name, kind: "team" as const, name })),
  });

  test("keep the places above what was found, each once and with its address", () => {
    const { lines, matches } = searchLines(
      [root("acme", 1)],
      [hit("scout", ["acme", "web"]), hit("scribe", ["acme", "web"])],
    );
    expect(draw(lines)).toEqual(["node:acme", "  node:web", "    node:scout", "    node:scribe"]);
    expect(lines[1]).toMatchObject({ node: { path: "/acme/web" }, open: true });
    expect([...matches]).toEqual(["scout", "scribe"]);
  });

  test("give no address of places above the viewer's roles", () => {
    const { lines } = searchLines([root("web", 1, ["acme"])], [hit("scout", ["acme", "web"])]);
    expect(draw(lines)).toEqual(["name:acme", "  node:web", "    node:scout"]);
  });
});
