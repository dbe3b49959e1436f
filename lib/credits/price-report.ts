import { AppError, type FieldError } from "@/lib/errors";
import { type PriceOf, priceOf } from "./hold";
import { costOf, isMeter } from "./prices";
import type { Report } from "./report";

/** The version of a price that a report named itself. */
export const reportedVersion = "reported";

const dayMs = 86_400_000;
const oldestMs = 35 * dayMs;
/** Clocks differ. */
const aheadMs = 5 * 60_000;
const mostMicros = 1_000_000_000_000n;

/** What a report costs, by the price book or as it says; throws what is wrong with it. `at` is where it stands. */
export function priceReport(
  report: Report,
  { at, now = new Date() }: { at: string; now?: Date },
): { quantity: bigint; price: PriceOf; usedAt: Date } {
  const wrong = (field: string, detail: string): AppError => {
    const fields: FieldError[] = [{ pointer: `${at}/${field}`, detail }];
    return new AppError("invalid_input", detail, { fields });
  };
  const usedAt = report.at === undefined ? now : new Date(report.at);
  if (usedAt.getTime() > now.getTime() + aheadMs) throw wrong("at", "This is in the future.");
  if (now.getTime() - usedAt.getTime() > oldestMs)
    throw wrong("at", "Report what was used within 35 days.");
  const quantity = BigInt(report.quantity);
  const price = priceFor(report, usedAt, wrong);
  if (costOf(price, quantity) > mostMicros)
    throw wrong("quantity", "One report may come to $1,000,000.00 at most.");
  return { quantity, price, usedAt };
}

function priceFor(
  { meter, priceMicros, per }: Report,
  usedAt: Date,
  wrong: (field: string, detail: string) => AppError,
): PriceOf {
  if (priceMicros !== undefined)
    return {
      version: reportedVersion,
      micros: BigInt(priceMicros),
      per: BigInt(per ?? 1),
      allowance: 0n,
      mostTimes: 1,
    };
  if (per !== undefined) throw wrong("per", "It belongs to a price: send priceMicros too.");
  if (isMeter(meter)) return priceOf(meter, { at: usedAt });
  throw wrong(
    "priceMicros",
    `The price book has no price for ${meter}. Say what a unit costs, in millionths of a dollar.`,
  );
}
