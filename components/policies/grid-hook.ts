import { useState, type FocusEvent, type KeyboardEvent } from "react";

const steps: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** A place in the grid, as its button carries it: "github:2". */
export const gridPlace = (row: string, column: number): string => `${row}:${String(column)}`;

/**
 * A table of buttons as one stop of the Tab key: arrows move over its cells, Enter opens one. The keys are
 * caught on the way down, before a button opens its menu with an arrow.
 */
export function useGrid(first: string) {
  const [active, setActive] = useState(first);
  return {
    active,
    grid: {
      onFocus: ({ target }: FocusEvent) => {
        const place = target.getAttribute("data-grid-place");
        if (place !== null) setActive(place);
      },
      onKeyDownCapture: (event: KeyboardEvent<HTMLElement>) => {
        const next = nextCell(event);
        if (next === undefined) return;
        event.preventDefault();
        next?.focus();
      },
    },
  };
}

/** Undefined where the key means nothing here, null at an edge. */
function nextCell({ key, target, currentTarget }: KeyboardEvent<HTMLElement>) {
  const step = steps[key];
  const place = target instanceof Element ? target.getAttribute("data-grid-place") : null;
  if (!step || place === null) return undefined;
  const rows = [...currentTarget.querySelectorAll("tr")].map((row) => [
    ...row.querySelectorAll<HTMLElement>("[data-grid-place]"),
  ]);
  const at = rows.findIndex((row) => row.some((cell) => cell === target));
  const [down, right] = step;
  if (right !== 0) {
    const row = rows[at] ?? [];
    return row[row.findIndex((cell) => cell === target) + right] ?? null;
  }
  const column = columnOf(place);
  for (let index = at + down; rows[index]; index += down) {
    const cell = rows[index]?.toSorted((a, b) => distance(a, column) - distance(b, column))[0];
    if (cell) return cell;
  }
  return null;
}

const columnOf = (place: string): number => Number(place.split(":").at(-1));

const distance = (cell: Element, column: number): number =>
  Math.abs(columnOf(cell.getAttribute("data-grid-place") ?? "") - column);
