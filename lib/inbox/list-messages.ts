import { z } from "zod";
import { notFound } from "@/lib/errors";
import { defineQuery } from "@/lib/pipeline/operation";
import { NodeId } from "@/lib/tree/node";
import { deliveryWords } from "./delivery-words";
import { InboxMessage, MessageKind } from "./inbox-message";
import { messageOpener } from "./message-opener";
import { requireInbox } from "./require-inbox";

const Said = InboxMessage.pick({
  id: true,
  kind: true,
  sender: true,
  text: true,
  attachments: true,
  thread: true,
  sentAt: true,
  isTest: true,
}).extend({
  direction: z.enum(["in", "out"]).describe("To the agent, or by it"),
  testedBy: z.string().nullable().describe("Id of the person who sent it as a test"),
  state: z.enum(["waiting", "taken", "sending", "sent", "delivered", "failed"]),
  stateText: z.string().describe("What became of it"),
  deliveredAt: z.string().nullable(),
  callId: z.string().nullable().describe("The tool call that sent it"),
});

export const listMessages = defineQuery({
  name: "list_messages",
  summary: "Show a conversation of an agent, both what was said to it and by it, the newest first.",
  permission: "inbox:read",
  agents: true,
  input: z.strictObject({
    nodeId: NodeId,
    conversationId: z.uuid().describe("Id of the conversation, from list_conversations"),
    cursor: z.uuid().optional().describe("Where the page before ended"),
    limit: z.int().min(1).max(200).default(50).describe("How many, 1 to 200"),
  }),
  output: z.object({
    messages: z.array(Said),
    nextCursor: z.uuid().nullable().describe("Where the next page starts; null on the last one"),
  }),
  nodes: (_tx, { nodeId }) => [nodeId],

  async run({ tx, organizationId, place }, { nodeId, conversationId, cursor, limit }) {
    requireInbox(place.node);
    const where = { organizationId, nodeId, conversationId };
    const conversation = await tx.conversation.findFirst({
      where: { organizationId, nodeId, id: conversationId },
      select: { id: true },
    });
    if (!conversation) throw notFound("This conversation");
    const before = cursor ? await tx.message.findFirst({ where: { ...where, id: cursor } }) : null;
    const rows = await tx.message.findMany({
      where: {
        ...where,
        ...(before && {
          OR: [
            { sentAt: { lt: before.sentAt } },
            { sentAt: before.sentAt, sortKey: { lt: before.sortKey } },
            { sentAt: before.sentAt, sortKey: before.sortKey, id: { lt: before.id } },
          ],
        }),
      },
      orderBy: [{ sentAt: "desc" }, { sortKey: "desc" }, { id: "desc" }],
      take: limit + 1,
    });
    const open = await messageOpener(tx, organizationId);
    const messages = await Promise.all(
      rows.slice(0, limit).map(async (row) => {
        const { sender, text, attachments, thread } = await open(row);
        const isIn = row.direction === "in";
        const state = isIn ? (row.deliveredAt ? "taken" : "waiting") : row.state;
        return {
          id: row.id,
          direction: isIn ? ("in" as const) : ("out" as const),
          kind: MessageKind.parse(row.kind),
          sender,
          text,
          attachments,
          thread,
          sentAt: row.sentAt.toISOString(),
          isTest: row.testedBy !== null,
          testedBy: row.testedBy,
          state: Said.shape.state.parse(state),
          stateText: deliveryWords(row),
          deliveredAt: row.deliveredAt?.toISOString() ?? null,
          callId: row.callId,
        };
      }),
    );
    return { messages, nextCursor: rows.length > limit ? (messages.at(-1)?.id ?? null) : null };
  },
});
