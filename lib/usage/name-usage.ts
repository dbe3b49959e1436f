import "server-only";
import type { Tx } from "@/lib/db";
import { takeBack } from "./take-back";

/**
 * The provider has named what was held: from now on it is found under that name. What was told of under it
 * before stands.
 */
export async function nameUsage(
  tx: Tx,
  organizationId: string,
  { from, to, quantity }: { from: string; to: string; quantity?: bigint | undefined },
): Promise<void> {
  const known = await tx.usageEvent.count({ where: { organizationId, key: to } });
  if (known > 0) return takeBack(tx, organizationId, from);
  await tx.usageEvent.updateMany({
    where: { organizationId, key: from },
    data: { key: to, ...(quantity !== undefined && { quantity }) },
  });
}
