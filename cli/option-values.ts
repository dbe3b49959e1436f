import { InvalidArgumentError } from "commander";

/** A whole number from zero on, as an option's value. */
export function toWholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("Give a whole number.");
  return Number(text);
}

/** An option that may be given several times. */
export const collect = (text: string, before: string[] = []): string[] => [...before, text];
