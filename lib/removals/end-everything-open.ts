import { dropAttempt, lockAttempt } from "@/lib/connections/drop-attempt";
import type { Tx } from "@/lib/db";
import { integrations } from "@/lib/integrations/catalog";

type Reach = {
  organizationId: string;
  /** Null for all providers. */
  provider: string | null;
};

/**
 * Ends everything in an organization by which an account could still come in: open attempts, whose
 * tokens are given back, and links that were sent.
 */
export async function endEverythingOpen(
  tx: Tx,
  { organizationId, provider }: Reach,
): Promise<void> {
  const attempts = await tx.connectAttempt.findMany({
    where: { organizationId, endedAt: null, ...(provider !== null && { provider }) },
    select: { id: true },
  });
  for (const { id } of attempts) {
    const row = await lockAttempt(tx, organizationId, id);
    if (row) await dropAttempt(tx, organizationId, row, "removed");
  }
  const ofProvider = integrations.filter((each) => provider === null || each.provider === provider);
  await tx.connectLink.updateMany({
    where: {
      organizationId,
      integration: { in: ofProvider.map(({ id }) => id) },
      usedAt: null,
      declinedAt: null,
      withdrawnAt: null,
    },
    data: { withdrawnAt: new Date() },
  });
}
