import { InvalidArgumentError } from "commander";
import { formatMicros, parseDollars } from "@/lib/credits/money";

/** "$1.15" of millionths of a dollar; four places under one cent; empty where it is not known. */
export const dollars = (micros: string | null): string =>
  micros === null ? "" : formatMicros(micros);

/** An amount in dollars as an argument ("25", "12.50") in millionths. */
export function toMicros(text: string): string {
  const micros = parseDollars(text);
  if (micros === undefined)
    throw new InvalidArgumentError("Give an amount in dollars, like 25 or 12.50.");
  return micros.toString();
}
