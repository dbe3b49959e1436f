import { describe, expect, test } from "vitest";
import { keyMove, typedMove } from "./tree-keys";
import type { TreeLine } from "./tree-lines";

const line = (id: string, level: number, parentId: string | null, open?: boolean): TreeLine => ({
  type: "node",
  id,
  level,
  parentId,
  open,
  loading: false,
  position: 1,
  size: 1,
  rootId: "acme",
  node: {
    id,
    kind: "team",
    name: id,
    slug: id,
    path: `/${id}`,
    childCount: open === undefined ? 0 : 1,
    role: "viewer",
  },
});
const lines: TreeLine[] = [
  line("acme", 1, null, true),
  line("ads", 2, "acme", false),
  line("growth", 2, "acme", true),
  { type: "skeleton", id: "growth:0", level: 3, parentId: "growth" },
  line("web", 2, "acme", false),
];
const press = (key: string, index: number, more = {}) =>
  keyMove(
    { key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more },
    lines,
    index,
  );

describe("keys of the tree", () => {
  test("Down and Up pass over rows that are still loading", () => {
    expect(press("ArrowDown", 2)).toEqual({ do: "focus", index: 4 });
    expect(press("ArrowUp", 4)).toEqual({ do: "focus", index: 2 });
  });

  test("Right opens what is closed, then goes in", () => {
    expect(press("ArrowRight", 1)).toEqual({ do: "open", ids: ["ads"] });
    expect(press("ArrowRight", 0)).toEqual({ do: "focus", index: 1 });
  });

  test("Left closes what is open, then goes to the parent", () => {
    expect(press("ArrowLeft", 2)).toEqual({ do: "close", ids: ["growth"] });
    expect(press("ArrowLeft", 4)).toEqual({ do: "focus", index: 0 });
  });

  test("Home and End go to the first and the last row", () => {
    expect(press("Home", 4)).toEqual({ do: "focus", index: 0 });
    expect(press("End", 0)).toEqual({ do: "focus", index: 4 });
  });

  test("a star opens the siblings that are closed, and only those", () => {
    expect(press("*", 2)).toEqual({ do: "open", ids: ["ads", "web"] });
  });

  test("keys with Ctrl, Alt or Cmd belong to the browser", () => {
    expect(press("ArrowDown", 0, { ctrlKey: true })).toBeUndefined();
    expect(press("ArrowRight", 1, { altKey: true })).toBeUndefined();
  });

  test("Shift F10 and a dot open the row's menu, F10 alone does not", () => {
    expect(press("F10", 0, { shiftKey: true })).toEqual({ do: "menu" });
    expect(press(".", 0)).toEqual({ do: "menu" });
    expect(press("F10", 0)).toBeUndefined();
  });

  test("typing goes to the next name that begins so, around the end", () => {
    expect(typedMove("a", lines, 0)).toEqual({ do: "focus", index: 1 });
    expect(typedMove("a", lines, 4)).toEqual({ do: "focus", index: 0 });
    expect(typedMove("gr", lines, 2)).toEqual({ do: "focus", index: 2 });
    expect(typedMove("x", lines, 0)).toBeUndefined();
  });
});
