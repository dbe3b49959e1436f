import { attemptLifetimeMs } from "@/lib/connections/attempt";
import { lockAttempt } from "@/lib/connections/drop-attempt";
import { endWhenOverdue } from "@/lib/connections/end-when-overdue";
import type { Tx } from "@/lib/db";
import { announce } from "@/lib/pipeline/announce";
import { noteFailed } from "@/lib/provisions/make-provision";
import type { Provision } from "@/lib/provisions/provision";
import { releaseFirstMonth } from "./first-month";

/** There will be no such number: whoever asked for it may choose another one. */
export async function endFailed(tx: Tx, provision: Provision, detail: string): Promise<void> {
  const { organizationId, nodeId, attemptId } = provision;
  await noteFailed(tx, provision, detail);
  await announce(tx, { organizationId, nodeIds: [nodeId], what: "attempt" });
  const attempt = attemptId === null ? null : await lockAttempt(tx, organizationId, attemptId);
  // After the attempt: in the order in which whoever orders or keeps a number locks the credits.
  await releaseFirstMonth(tx, provision);
  if (attemptId === null || !attempt) return;
  const expiresAt = new Date(Date.now() + attemptLifetimeMs);
  await tx.connectAttempt.updateMany({
    where: { organizationId, id: attemptId, endedAt: null },
    data: { status: "open", expiresAt },
  });
  await endWhenOverdue(tx, { organizationId, id: attemptId }, expiresAt);
}
