import "server-only";
import type { Tx } from "@/lib/db";
import { announce } from "@/lib/pipeline/announce";
import type { Approval as Row } from "@/prisma/generated/client";
import { approvalLifetimeMs } from "./approval";
import type { Asked } from "./asked";
import { endApproval } from "./end-approval";
import { lockApproval } from "./lock-approval";
import { standingOf } from "./standing";

/** Something approved that is ours alone to carry out. */
export type Claim = {
  organizationId: string;
  id: string;
  nodeId: string;
  callId: string | null;
  keyId: string | null;
  asked: Asked;
};

/** Longer than carrying anything out may take: what still runs then was broken off. */
const longestRunMs = 10 * 60_000;

/**
 * Takes something that was approved, before anything is done: whoever comes later finds it taken. What
 * was taken before and did not end may have taken effect, and is never done again. Undefined where there
 * is nothing to do.
 */
export async function claimApproved(
  tx: Tx,
  organizationId: string,
  id: string,
  { attempt }: { attempt: number },
): Promise<Claim | undefined> {
  const row = await lockApproval(tx, organizationId, id);
  if (row?.state === "running") {
    const isOld = Date.now() - (row.startedAt?.getTime() ?? 0) > longestRunMs;
    if (attempt > 1 || isOld) await endBrokenOff(tx, row);
    return undefined;
  }
  if (row?.state !== "approved") return undefined;
  const latest = Math.max(
    row.expiresAt.getTime(),
    (row.decidedAt?.getTime() ?? 0) + approvalLifetimeMs / 3,
  );
  if (latest < Date.now()) {
    const detail = "It was approved, but could not be carried out in time.";
    await endApproval(tx, row, { state: "expired", detail });
    return undefined;
  }
  const standing = await standingOf(tx, organizationId, row);
  if (standing.problem !== null) {
    await endApproval(tx, row, { state: "voided", detail: standing.problem });
    return undefined;
  }
  const { nodeId, callId, keyId } = row;
  await tx.approval.updateMany({
    where: { organizationId, id, state: "approved" },
    data: { state: "running", startedAt: new Date() },
  });
  await announce(tx, { organizationId, nodeIds: [nodeId], what: "approval" });
  return { organizationId, id, nodeId, callId, keyId, asked: standing.asked };
}

/**
 * A call that broke off with its process may have been sent, unless it noted its own end. A change of
 * the agent's own integrations would have ended its request in the same transaction: it was not made.
 */
async function endBrokenOff(tx: Tx, row: Row): Promise<void> {
  const { organizationId, callId: id } = row;
  if (id === null) {
    const detail = "It broke off before anything was changed. Ask again.";
    await endApproval(tx, row, { state: "failed", detail });
    return;
  }
  const call = await tx.toolCall.findFirst({ where: { organizationId, id } });
  if (call?.outcome === "done" || call?.outcome === "failed") {
    const lost = "It is done. What came of it was lost when it broke off.";
    const detail = call.outcome === "done" ? lost : call.detail;
    await endApproval(tx, row, { state: call.outcome, detail });
    return;
  }
  await endApproval(tx, row, {
    state: "unknown",
    detail: "It broke off while it ran. It may have taken effect; it is not sent again.",
  });
}
