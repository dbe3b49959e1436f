import type { LedgerLine } from "./ledger-line";

const columns = [
  "time",
  "kind",
  "node",
  "agent",
  "integration",
  "meter",
  "quantity",
  "free_quantity",
  "price_usd",
  "price_per",
  "price_version",
  "amount_usd",
  "waived_usd",
  "tool",
  "call",
  "payment",
  "sandbox",
  "recorded_by",
  "note",
  "line",
] as const;

const rowEnd = "\r\n";

export const csvHeader = columns.join(",") + rowEnd;

/** Lines of the ledger as CSV (RFC 4180). Amounts are exact, and those of all lines add up to the balance. */
export const toCsv = (lines: readonly LedgerLine[]): string =>
  lines.map((line) => cellsOf(line).join(",") + rowEnd).join("");

const cellsOf = (line: LedgerLine): string[] => {
  const isAgent = line.node.kind === "agent";
  const place = isAgent ? line.parent : line.node;
  return [
    line.at,
    line.kind,
    text(place && (place.path ?? place.name)),
    text(isAgent ? line.node.name : null),
    text(line.integration?.id),
    text(line.meter),
    line.quantity ?? "",
    line.freeQuantity ?? "",
    line.priceMicros === null ? "" : toDecimal(line.priceMicros),
    line.pricePer ?? "",
    text(line.priceVersion),
    toDecimal(line.amountMicros),
    toDecimal(line.waivedMicros),
    text(line.call?.tool),
    line.call?.id ?? "",
    line.paymentId ?? "",
    line.sandbox ? "yes" : "no",
    text(line.by),
    text(line.note),
    line.id,
  ];
};

/** "-0.007900": dollars with all six decimals, and nothing that a program has to take off. */
export function toDecimal(micros: string): string {
  const sign = micros.startsWith("-") ? "-" : "";
  const digits = micros.slice(sign.length).padStart(7, "0");
  return `${sign}${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

/** What a spreadsheet takes for the beginning of a formula, in any width. */
const formula = /^[\t\r\n]|^\s*[=+\-@＝＋－＠]/;

/** A cell that stays text: a formula is disarmed by an apostrophe, and what would end the cell is quoted. */
export function text(value: string | null | undefined): string {
  if (value === null || value === undefined) return "";
  const harmless = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
