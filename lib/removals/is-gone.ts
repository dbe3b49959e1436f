import type { Tx } from "@/lib/db";

/**
 * Whether an organization was deleted and nothing of it has to be opened any more: neither for a
 * clean-up nor to find out what a provider gave for a code that was being redeemed.
 */
export async function isGone(tx: Tx, organizationId: string): Promise<boolean> {
  const root = await tx.node.findFirst({
    where: { organizationId, id: organizationId },
    select: { deletedAt: true },
  });
  if (!root?.deletedAt) return false;
  const attempts = await tx.connectAttempt.count({ where: { organizationId, endedAt: null } });
  if (attempts > 0) return false;
  return (await tx.removal.count({ where: { organizationId, finishedAt: null } })) === 0;
}
