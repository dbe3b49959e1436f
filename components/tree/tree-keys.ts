import type { KeyboardEvent } from "react";
import type { TreeLine } from "./tree-lines";

/** What a key means at a line of the tree. */
export type TreeMove =
  | { do: "focus"; index: number }
  | { do: "open" | "close"; ids: string[] }
  | { do: "rename" | "menu" };

const isStop = (line: TreeLine | undefined): boolean =>
  line !== undefined && line.type !== "skeleton";

/** Keys of the tree pattern; typing a name is `typedMove`. */
export function keyMove(
  event: Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">,
  lines: readonly TreeLine[],
  index: number,
): TreeMove | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const line = lines[index];
  const node = line?.type === "node" ? line : undefined;
  switch (event.key) {
    case "ArrowDown":
      return step(lines, index, 1);
    case "ArrowUp":
      return step(lines, index, -1);
    case "Home":
      return { do: "focus", index: 0 };
    case "End":
      return step(lines, lines.length, -1);
    case "ArrowRight":
      if (node?.open === false) return { do: "open", ids: [node.id] };
      return node?.open || line?.type === "name" ? step(lines, index, 1) : undefined;
    case "ArrowLeft": {
      if (node?.open) return { do: "close", ids: [node.id] };
      const parent = lines.findIndex(({ id }) => id === parentOf(line));
      return parent === -1 ? undefined : { do: "focus", index: parent };
    }
    case "*":
      return { do: "open", ids: closedSiblings(lines, line) };
    case "F2":
      return { do: "rename" };
    case ".":
      return { do: "menu" };
    case "F10":
      return event.shiftKey ? { do: "menu" } : undefined;
    case "ContextMenu":
      return { do: "menu" };
    default:
      return undefined;
  }
}

const parentOf = (line: TreeLine | undefined): string | null => line?.parentId ?? null;

function step(lines: readonly TreeLine[], from: number, by: 1 | -1): TreeMove | undefined {
  let index = from + by;
  while (index >= 0 && index < lines.length) {
    if (isStop(lines[index])) return { do: "focus", index };
    index += by;
  }
  return undefined;
}

const closedSiblings = (lines: readonly TreeLine[], line: TreeLine | undefined): string[] =>
  lines
    .filter(
      (other) => other.type === "node" && other.open === false && other.parentId === parentOf(line),
    )
    .map(({ id }) => id);

/** The next line whose name starts with what was typed, from here on and around. */
export function typedMove(
  typed: string,
  lines: readonly TreeLine[],
  index: number,
): TreeMove | undefined {
  const from = typed.length === 1 ? index + 1 : index;
  for (let offset = 0; offset < lines.length; offset += 1) {
    const candidate = (from + offset) % lines.length;
    const line = lines[candidate];
    const name = line?.type === "node" ? line.node.name : line?.type === "name" ? line.name : "";
    if (name.toLowerCase().startsWith(typed)) return { do: "focus", index: candidate };
  }
  return undefined;
}
