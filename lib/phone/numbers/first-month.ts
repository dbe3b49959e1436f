import "server-only";
import type { Tx } from "@/lib/db";
import { holdUsage } from "@/lib/usage/hold-usage";
import { settleAtEstimate } from "@/lib/usage/settle";
import { takeBack } from "@/lib/usage/take-back";
import { monthKey, numberMonth, type OwnedNumber } from "./number-month";

/** Longer than any order is worked on. */
const heldForMs = 30 * 24 * 3_600_000;

/** Holds a number's first month before it is ordered. Throws `SpendingRefused`, which undoes `tx`. */
export const holdFirstMonth = (tx: Tx, owned: OwnedNumber): Promise<void> =>
  holdUsage(tx, numberMonth(owned, owned.createdAt), { heldForMs });

/** It is bought and connected: its first month is paid. */
export const payFirstMonth = (tx: Tx, owned: OwnedNumber): Promise<void> =>
  settleAtEstimate(
    tx,
    { organizationId: owned.organizationId, key: monthKey(owned, owned.createdAt) },
    { isLast: true },
  );

/** There will be no such number: what does not serve anybody is free. */
export const releaseFirstMonth = (
  tx: Tx,
  owned: Pick<OwnedNumber, "organizationId" | "id" | "createdAt">,
): Promise<void> => takeBack(tx, owned.organizationId, monthKey(owned, owned.createdAt));
