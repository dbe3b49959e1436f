import "server-only";
import type { Tx } from "@/lib/db";
import { conflict } from "@/lib/errors";
import type { Caller } from "@/lib/pipeline/actor";
import { type Asked, digestOf } from "./asked";
import { lockApproval } from "./lock-approval";
import { askedCall, type AskedCall } from "./park-call";
import { standingOf } from "./standing";

/**
 * Lets what a person approved go ahead, in the transaction that carries it out or notes that it is
 * being sent: it must be the very thing that was approved, asked by the same agent, with nothing
 * changed since. Throws otherwise.
 */
export async function takeApproved(
  tx: Tx,
  { actor, organizationId, approvalId }: Caller,
  asked: Asked,
): Promise<{ callId: string | null; approvalId: string; overBudgets: string[] }> {
  if (approvalId === undefined || actor.kind !== "agent") throw notApproved();
  const { nodeId } = actor;
  const row = await lockApproval(tx, organizationId, approvalId);
  if (row?.nodeId !== nodeId || row.state !== "running") throw notApproved();
  const standing = await standingOf(tx, organizationId, row);
  if (standing.problem !== null) throw conflict(standing.problem);
  const { connectionId } = standing.around;
  if (!Buffer.from(row.digest).equals(digestOf([asked, connectionId, nodeId]))) throw notApproved();
  return { callId: row.callId, approvalId, overBudgets: standing.exceeded?.budgets ?? [] };
}

const notApproved = () => conflict("This is not what was approved. Ask again.");

/**
 * The same for a parked tool call, which is noted as running: nobody takes it a second time. Returns
 * the id under which it has been noted since it was parked, and the budgets that it may exceed.
 */
export async function takeApprovedCall(
  tx: Tx,
  caller: Caller,
  call: AskedCall,
): Promise<{ callId: string; overBudgets: string[] }> {
  const { callId, overBudgets } = await takeApproved(tx, caller, askedCall(call));
  if (callId === null) throw notApproved();
  const { count } = await tx.toolCall.updateMany({
    where: { organizationId: caller.organizationId, id: callId, outcome: "waiting" },
    data: { outcome: "running" },
  });
  if (count === 0) throw notApproved();
  return { callId, overBudgets };
}
