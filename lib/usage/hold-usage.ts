import "server-only";
import { holdCredits } from "@/lib/credits/hold";
import type { Tx } from "@/lib/db";
import { addEvent } from "./add-event";
import type { Used } from "./usage-event";

/** Every price is known by then, or the estimate is charged. */
export const heldForMs = 4 * 24 * 3_600_000;

type Holding = {
  /** As how much it may end, where that is more than is counted now. */
  most?: bigint | undefined;
  heldForMs?: number;
  /** Ids of the budgets that it may exceed, as a person approved. */
  overBudgets?: readonly string[] | undefined;
};

/**
 * Notes what is about to be used and holds what it may cost. Throws `SpendingRefused`, which undoes `tx`, where
 * the pool or a budget has no room. Told again it changes nothing.
 */
export async function holdUsage(
  tx: Tx,
  used: Used,
  { most = used.quantity, overBudgets, ...rest }: Holding = {},
): Promise<void> {
  const wanted = await addEvent(tx, used);
  if (!wanted) return;
  const expiresAt = new Date(Date.now() + (rest.heldForMs ?? heldForMs));
  await holdCredits(tx, { ...wanted, quantity: most, overBudgets, expiresAt });
}
