import { z } from "zod";
import { defineQuery } from "@/lib/pipeline/operation";
import { NodeId } from "@/lib/tree/node";
import { requireInbox } from "./require-inbox";

export const listDeliveries = defineQuery({
  name: "list_deliveries",
  summary:
    "List the calls of an agent's own address in the last week, the newest first: which message, and what was answered.",
  permission: "inbox:read",
  agents: true,
  input: z.strictObject({
    nodeId: NodeId,
    cursor: z.uuid().optional().describe("Where the page before ended"),
    limit: z.int().min(1).max(200).default(50).describe("How many, 1 to 200"),
  }),
  output: z.object({
    deliveries: z.array(
      z.object({
        id: z.string(),
        messageId: z.string(),
        cursor: z.string().describe("The message's place in the inbox"),
        at: z.string(),
        status: z.int().nullable().describe("The HTTP status; null where no answer came"),
        durationMs: z.int(),
        detail: z.string(),
      }),
    ),
    nextCursor: z.uuid().nullable().describe("Where the next page starts; null on the last one"),
  }),
  nodes: (_tx, { nodeId }) => [nodeId],

  async run({ tx, organizationId, place }, { nodeId, cursor, limit }) {
    requireInbox(place.node);
    const rows = await tx.inboxDelivery.findMany({
      where: { organizationId, nodeId, ...(cursor !== undefined && { id: { lt: cursor } }) },
      orderBy: { id: "desc" },
      take: limit + 1,
    });
    const deliveries = rows.slice(0, limit).map((row) => ({
      id: row.id,
      messageId: row.messageId,
      cursor: String(row.position),
      at: row.createdAt.toISOString(),
      status: row.status,
      durationMs: row.durationMs,
      detail: row.detail,
    }));
    return {
      deliveries,
      nextCursor: rows.length > limit ? (deliveries.at(-1)?.id ?? null) : null,
    };
  },
});
