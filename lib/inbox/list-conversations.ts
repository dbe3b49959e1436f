import { z } from "zod";
import { integrationOfChannel } from "@/lib/channels/open-channel";
import { defineQuery } from "@/lib/pipeline/operation";
import { NodeId } from "@/lib/tree/node";
import { ChannelName, ConversationName } from "./inbox-message";
import { messageOpener } from "./message-opener";
import { requireInbox } from "./require-inbox";

const previewLength = 200;

const Conversation = ConversationName.extend({
  conversationId: z.string().describe("Our id of it, which names it here"),
  channel: ChannelName,
  /** The newest one, either way. */
  last: z
    .object({
      direction: z.enum(["in", "out"]),
      sender: z.string(),
      text: z.string().describe("Its beginning"),
      sentAt: z.string(),
    })
    .nullable(),
  waiting: z.int().describe("How many messages of it the agent did not take yet"),
  lastMessageAt: z.string(),
  endedAt: z.string().nullable().describe("When a call ended"),
});

export const listConversations = defineQuery({
  name: "list_conversations",
  summary: "List with whom an agent talks on its channels, the latest first.",
  permission: "inbox:read",
  agents: true,
  input: z.strictObject({
    nodeId: NodeId,
    connection: z.uuid().optional().describe("Only on this channel: id of its connection"),
    cursor: z.uuid().optional().describe("Where the page before ended"),
    limit: z.int().min(1).max(200).default(50).describe("How many, 1 to 200"),
  }),
  output: z.object({
    conversations: z.array(Conversation),
    nextCursor: z.uuid().nullable().describe("Where the next page starts; null on the last one"),
  }),
  nodes: (_tx, { nodeId }) => [nodeId],

  async run({ tx, organizationId, place }, { nodeId, connection, cursor, limit }) {
    requireInbox(place.node);
    const before = cursor
      ? await tx.conversation.findFirst({ where: { organizationId, nodeId, id: cursor } })
      : null;
    const rows = await tx.conversation.findMany({
      where: {
        organizationId,
        nodeId,
        ...(connection !== undefined && { connectionId: connection }),
        ...(before && {
          OR: [
            { lastMessageAt: { lt: before.lastMessageAt } },
            { lastMessageAt: before.lastMessageAt, id: { lt: before.id } },
          ],
        }),
      },
      orderBy: [{ lastMessageAt: "desc" }, { id: "desc" }],
      take: limit + 1,
      include: {
        connection: { select: { provider: true, accountName: true } },
        messages: {
          orderBy: [{ sentAt: "desc" }, { sortKey: "desc" }],
          take: 1,
          select: { id: true, body: true, direction: true, sentAt: true },
        },
        _count: { select: { messages: { where: { direction: "in", deliveredAt: null } } } },
      },
    });
    const open = await messageOpener(tx, organizationId);
    const conversations = await Promise.all(
      rows.slice(0, limit).map(async ({ connection: { provider, accountName }, ...row }) => {
        const [last] = row.messages;
        const body = last && (await open(last));
        return {
          conversationId: row.id,
          id: row.externalId,
          name: row.name,
          kind: ConversationName.shape.kind.parse(row.kind),
          channel: {
            connectionId: row.connectionId,
            integration: integrationOfChannel(provider)?.id ?? provider,
            account: accountName,
          },
          last:
            last && body
              ? {
                  direction: last.direction === "out" ? ("out" as const) : ("in" as const),
                  sender: body.sender.name,
                  text: body.text.slice(0, previewLength),
                  sentAt: last.sentAt.toISOString(),
                }
              : null,
          waiting: row._count.messages,
          lastMessageAt: row.lastMessageAt.toISOString(),
          endedAt: row.endedAt?.toISOString() ?? null,
        };
      }),
    );
    const nextCursor = rows.length > limit ? (conversations.at(-1)?.conversationId ?? null) : null;
    return { conversations, nextCursor };
  },
});
