import { z } from "zod";
import { defineQuery } from "@/lib/pipeline/operation";
import { NodeId } from "@/lib/tree/node";
import { requireInbox } from "./require-inbox";
import { toWebhookView, WebhookView } from "./webhook-view";

export const getInbox = defineQuery({
  name: "get_inbox",
  summary:
    "Show how an agent's inbox stands: how much waits in it, and whether its own address takes what it is sent.",
  permission: "inbox:read",
  agents: true,
  input: z.strictObject({ nodeId: NodeId }),
  output: z.object({
    waiting: z.int().describe("How many messages the agent did not take yet"),
    lastMessageAt: z.string().nullable(),
    cursor: z.string().describe("Everything up to here is acknowledged"),
    webhook: WebhookView.nullable(),
  }),
  nodes: (_tx, { nodeId }) => [nodeId],

  async run({ tx, organizationId, place }, { nodeId }) {
    requireInbox(place.node);
    const row = await tx.inbox.findFirst({ where: { organizationId, nodeId } });
    const unplaced = await tx.message.count({
      where: { organizationId, nodeId, direction: "in", position: null },
    });
    const last = await tx.conversation.aggregate({
      where: { organizationId, nodeId },
      _max: { lastMessageAt: true },
    });
    return {
      waiting: Number((row?.lastPosition ?? 0n) - (row?.readPosition ?? 0n)) + unplaced,
      lastMessageAt: last._max.lastMessageAt?.toISOString() ?? null,
      cursor: String(row?.readPosition ?? 0n),
      webhook: row && toWebhookView(row),
    };
  },
});
