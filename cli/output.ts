import Table from "cli-table3";
import { safeJson, safeText } from "./safe-text";
import { colors, noteColors } from "./terminal";

export const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

export const printJson = (value: unknown): void => {
  print(safeJson(value));
};

/** Says something beside the output: progress, hints, warnings. */
export const note = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

export const hint = (text: string): void => {
  note(noteColors.dim(text));
};

/** Columns without lines between them. Empty cells are shown as a dash. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const none = Object.fromEntries(borders.map((name) => [name, ""]));
  const columns = new Table({
    head: head.map((title) => colors.dim(title)),
    chars: { ...none, middle: "  " },
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
  });
  for (const row of rows) columns.push(row.map((cell) => (cell === "" ? "-" : cell)));
  return columns
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

const borders = [
  ...["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left"],
  ...["bottom-right", "left", "left-mid", "mid", "mid-mid", "right", "right-mid"],
];

/** Names and their values below each other; what has no value is left out. */
export function facts(pairs: readonly (readonly [string, string | null | undefined])[]): string {
  const shown = pairs.filter(([, value]) => value !== null && value !== undefined && value !== "");
  const width = Math.max(0, ...shown.map(([name]) => name.length));
  return shown
    .map(([name, value]) => `${colors.dim(name.padEnd(width))}  ${safeText(value ?? "")}`)
    .join("\n");
}

/** "1 agent", "3 agents" */
export const count = (many: number, one: string, more = `${one}s`): string =>
  `${many} ${many === 1 ? one : more}`;
