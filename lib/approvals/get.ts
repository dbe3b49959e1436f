import { z } from "zod";
import type { Tx } from "@/lib/db";
import { notFound } from "@/lib/errors";
import { defineQuery } from "@/lib/pipeline/operation";
import { Approval, ApprovalId } from "./approval";
import { openResult } from "./asked";
import { isOver } from "./result-of-approval";
import { viewApprovals } from "./view";

export const getApproval = defineQuery({
  name: "get_approval",
  summary: "Tell what became of something that waits or waited for a person's approval.",
  permission: "approvals:read",
  agents: true,
  input: z.strictObject({ approvalId: ApprovalId }),
  output: Approval.extend({
    /** What came of it, for the agent that asked, while it is kept; null for everybody else. */
    result: z.unknown(),
  }),
  nodes: nodesOfApproval,
  async run(context, { approvalId }) {
    const { tx, actor, organizationId } = context;
    const row = await tx.approval.findFirst({ where: { organizationId, id: approvalId } });
    const [approval] = row ? await viewApprovals(tx, context, [row]) : [];
    if (!row || !approval) throw notFound("This approval");
    const { id, result, endedAt } = row;
    const isKept = actor.kind === "agent" && result !== null && !isOver(endedAt);
    return {
      ...approval,
      result: isKept ? await openResult(tx, organizationId, { id, result }) : null,
    };
  },
});

/** The agent that asks, for the pipeline to authorize. */
export async function nodesOfApproval(
  tx: Tx,
  { approvalId }: { approvalId: string },
  organizationId: string,
): Promise<string[]> {
  const row = await tx.approval.findFirst({
    where: { organizationId, id: approvalId },
    select: { nodeId: true },
  });
  if (!row) throw notFound("This approval");
  return [row.nodeId];
}
