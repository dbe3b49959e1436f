import { z } from "zod";
import { defineQuery } from "@/lib/pipeline/operation";
import { NodeId } from "@/lib/tree/node";
import { nodesOfMoney } from "./nodes-of-money";
import { Payment, PaymentState, viewPayments } from "./payment";

export const listPayments = defineQuery({
  name: "list_payments",
  summary: "What was paid into the organization's credits, and what is about to be, newest first.",
  permission: "balance:read",
  input: z.strictObject({
    nodeId: NodeId,
    state: PaymentState.optional().describe("Only those that stand like this"),
    cursor: z.uuid().optional().describe("Where the page before ended"),
    limit: z.coerce.number().int().min(1).max(100).default(50).describe("How many at most"),
  }),
  output: z.object({ payments: z.array(Payment), nextCursor: z.string().nullable() }),
  nodes: nodesOfMoney,

  async run({ tx, organizationId }, { state, cursor, limit }) {
    const rows = await tx.payment.findMany({
      where: { organizationId, ...(state && { state }) },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      ...(cursor !== undefined && {
        cursor: { organizationId_id: { organizationId, id: cursor } },
        skip: 1,
      }),
      take: limit + 1,
    });
    const shown = rows.slice(0, limit);
    return {
      payments: await viewPayments(tx, shown),
      nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    };
  },
});
