import { z } from "zod";

/** Whole cents: no card is charged less than that. */
const cent = 10_000n;
const least = 1_000_000n;
const most = 10_000_000_000n;

const isPayable = (text: string): boolean => {
  if (!/^\d{1,12}$/.test(text)) return false;
  const amount = BigInt(text);
  return amount >= least && amount <= most && amount % cent === 0n;
};

/** What may be put in at once, in micro-dollars as text. */
export const TopUpAmount = z
  .string()
  .refine(isPayable, "Choose an amount from $1.00 to $10,000.00, in whole cents.")
  .describe("Micro-dollars as text: $1 is 1000000. From $1 to $10,000, in whole cents");

export const toCents = (micros: bigint): bigint => micros / cent;
export const fromCents = (cents: number | bigint): bigint => BigInt(cents) * cent;
