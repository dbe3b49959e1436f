import { InvalidArgumentError } from "commander";

/** A day of UTC, as an option's value. */
export function toDay(text: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(text))
    throw new InvalidArgumentError("Give a day like 2026-11-01 (UTC).");
  return text;
}
