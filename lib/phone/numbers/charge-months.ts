import "server-only";
import type { Tx } from "@/lib/db";
import { recordUsage } from "@/lib/usage/record";
import { payFirstMonth } from "./first-month";
import { monthsBegun } from "./months";
import { numberMonth, type OwnedNumber } from "./number-month";
import { tellUnpaid } from "./tell-unpaid";

/**
 * Charges every month of a number that has begun, each once and dated to its beginning, however often and
 * late this runs. What the pool cannot pay is due, and the admins are told.
 */
export async function chargeMonths(tx: Tx, owned: OwnedNumber, until: Date): Promise<void> {
  await payFirstMonth(tx, owned);
  for (const begin of monthsBegun(owned.createdAt, until)) {
    const held = await recordUsage(tx, numberMonth(owned, begin));
    if (held?.state === "due") await tellUnpaid(tx, owned, begin);
  }
}
