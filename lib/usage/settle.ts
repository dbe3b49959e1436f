import "server-only";
import type { Tx } from "@/lib/db";

type Settled = {
  organizationId: string;
  key: string;
  /** What the provider says that it costs, in micro-dollars. */
  providerMicros: bigint;
  /** What it was charged as, where that differs from what was counted. */
  quantity?: bigint | undefined;
};

/**
 * Notes what the provider says that something cost, more or less than expected. The provider's last
 * word stands. Resolves to false where nothing under this key is counted (yet).
 */
export async function settleUsage(
  tx: Pick<Tx, "usageEvent">,
  { organizationId, key, providerMicros, quantity }: Settled,
): Promise<boolean> {
  const { count } = await tx.usageEvent.updateMany({
    where: { organizationId, key },
    data: {
      providerMicros,
      settledAt: new Date(),
      ...(quantity !== undefined && quantity > 0n && { quantity }),
    },
  });
  return count > 0;
}
