import "server-only";
import { inOrganization } from "@/lib/db";
import { endWhenOverdue } from "./end-when-overdue";

/** Has attempts ended whose time is over and whose job was lost. */
export const sweepAttempts = (organizationId: string): Promise<void> =>
  inOrganization(organizationId, async (tx) => {
    const now = new Date();
    const rows = await tx.connectAttempt.findMany({
      where: { organizationId, endedAt: null, expiresAt: { lte: now } },
      select: { id: true },
      take: 100,
    });
    for (const { id } of rows)
      await endWhenOverdue(tx, { organizationId, id }, now, { keep: true });
  });
