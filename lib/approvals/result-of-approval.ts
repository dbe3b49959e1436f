import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/db";
import { resultLifetimeMs } from "./approval";
import { openResult } from "./asked";

const CallResult = z.object({ result: z.unknown(), truncated: z.boolean() });

/** The approval of a call that was parked, with what the call returned while that is kept; null for any other call. */
export async function resultOfApproval(
  tx: Tx,
  organizationId: string,
  callId: string,
): Promise<{ approvalId: string; result: unknown; truncated: boolean } | null> {
  const row = await tx.approval.findFirst({
    where: { organizationId, callId },
    select: { id: true, result: true, endedAt: true },
  });
  if (!row) return null;
  const { id, result: sealed, endedAt } = row;
  const none = { approvalId: id, result: null, truncated: false };
  if (sealed === null || isOver(endedAt)) return none;
  const kept = await openResult(tx, organizationId, { id, result: sealed });
  return { approvalId: id, ...CallResult.parse(kept) };
}

/** Whether a result has been kept long enough. */
export const isOver = (endedAt: Date | null): boolean =>
  endedAt !== null && Date.now() - endedAt.getTime() > resultLifetimeMs;
