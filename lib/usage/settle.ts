import "server-only";
import { creditKey, settleCredits } from "@/lib/credits/hold";
import type { Tx } from "@/lib/db";
import { type EventKey, lockEvent } from "./lock-event";
import { hasFailed } from "./take-back";

type Settled = EventKey & {
  /** What the provider says that it costs, in micro-dollars. */
  providerMicros: bigint;
  /** What it was charged as, where that differs from what was counted. */
  quantity?: bigint | undefined;
};

/**
 * Charges what the provider says that something cost, more or less than expected. The provider's last
 * word stands; what failed stays free. Resolves to false where nothing under this key is counted (yet).
 */
export async function settleUsage(
  tx: Tx,
  { organizationId, key, providerMicros, quantity: told }: Settled,
): Promise<boolean> {
  const event = await lockEvent(tx, { organizationId, key });
  if (!event) return false;
  const quantity = told !== undefined && told > 0n ? told : event.quantity;
  await tx.usageEvent.updateMany({
    where: { organizationId, id: event.id },
    data: { providerMicros, settledAt: new Date(), quantity },
  });
  if (hasFailed(event)) return true;
  const actualMicros = event.ownAccount ? 0n : providerMicros;
  await settleCredits(tx, organizationId, creditKey.usage(event.id), { actualMicros, quantity });
  return true;
}

/**
 * Charges what was expected for as much as was used, until the provider says better. `isLast` where it will
 * not be asked (any more).
 */
export async function settleAtEstimate(
  tx: Tx,
  { organizationId, key }: EventKey,
  { quantity: used, isLast = false }: { quantity?: bigint; isLast?: boolean } = {},
): Promise<void> {
  const event = await lockEvent(tx, { organizationId, key });
  if (event?.providerMicros !== null || hasFailed(event)) return;
  if (event.settledAt !== null && used === undefined) return;
  const quantity = used ?? event.quantity;
  await tx.usageEvent.updateMany({
    where: { organizationId, id: event.id },
    data: { quantity, ...(isLast && { settledAt: new Date() }) },
  });
  await settleCredits(tx, organizationId, creditKey.usage(event.id), { quantity });
}
