import "server-only";
import type { Tx } from "@/lib/db";
import { announce } from "@/lib/pipeline/announce";
import type { ApprovalState } from "./approval";

type Ending = {
  state: Extract<ApprovalState, "done" | "failed" | "unknown" | "declined" | "expired" | "voided">;
  detail?: string;
  /** Sealed. */
  result?: string | null;
};

type Ended = { organizationId: string; id: string; nodeId: string; callId: string | null };

/** States from which each one is reached: what is over stays so, but for what was not known. */
const before: Readonly<Record<Ending["state"], readonly ApprovalState[]>> = {
  declined: ["waiting"],
  expired: ["waiting", "approved"],
  voided: ["waiting", "approved", "running"],
  failed: ["running", "unknown"],
  unknown: ["running"],
  done: ["running", "unknown", "done"],
};

/**
 * Ends a request, and with it the call that was parked, unless that went on and told its own end.
 * Returns whether it was still to be ended so.
 */
export async function endApproval(
  tx: Tx,
  { organizationId, id, nodeId, callId }: Ended,
  { state, detail = "", result }: Ending,
): Promise<boolean> {
  const { count } = await tx.approval.updateMany({
    where: { organizationId, id, state: { in: [...before[state]] } },
    data: { state, detail, endedAt: new Date(), ...(result !== undefined && { result }) },
  });
  if (count === 0) return false;
  if (callId !== null && state !== "done")
    await tx.toolCall.updateMany({
      // A call that runs may have taken effect; how it ended is its own to tell.
      where: {
        organizationId,
        id: callId,
        outcome: state === "unknown" ? { in: ["waiting", "running"] } : "waiting",
      },
      data: { outcome: state, detail },
    });
  await announce(tx, { organizationId, nodeIds: [nodeId], what: "approval" });
  return true;
}
