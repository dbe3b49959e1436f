import type { Tx } from "@/lib/db";
import { lostAnswerRetryMs } from "./attempt";
import { endWhenOverdue } from "./end-when-overdue";

/**
 * Ends an attempt for the person while its code is being redeemed: what comes for it is given back, and
 * where nothing comes it is found out whether the provider gave access.
 */
export async function loseAnswer(tx: Tx, organizationId: string, id: string): Promise<void> {
  const now = new Date();
  const { count } = await tx.connectAttempt.updateMany({
    where: { organizationId, id, status: "redeeming", endedAt: null },
    data: { status: "lost_answer", expiresAt: now },
  });
  if (count === 1)
    await endWhenOverdue(tx, { organizationId, id }, new Date(now.getTime() + lostAnswerRetryMs));
}
