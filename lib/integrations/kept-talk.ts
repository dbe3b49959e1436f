import { z } from "zod";
import type { KnownMessage, Tool, ToolContext } from "./manifest";
import { defineTool } from "./manifest";
import { cursorInput, limitInput, nextCursorOutput } from "./page-input";

type Named = Pick<Tool, "name" | "title" | "description">;

const ConversationOutput = z.object({
  conversation: z.string().describe("Id of the conversation."),
  kind: z.string().describe("channel, direct, group, sms or call."),
  name: z.string(),
  last_message_at: z.string().nullable(),
});

/** Lists the conversations that are kept here, for platforms that tell a bot of none themselves. */
export const listKeptConversations = (named: Named): Tool =>
  defineTool()({
    ...named,
    effect: "read",
    scopes: [],
    input: z.object({ limit: limitInput, cursor: cursorInput }),
    output: z.object({
      conversations: z.array(ConversationOutput),
      next_cursor: nextCursorOutput,
    }),
    async run({ channel }, { limit, cursor }) {
      const { items, nextCursor } = await channel.conversations({ limit, cursor });
      return {
        conversations: items.map(({ id, kind, name, lastMessageAt }) => ({
          conversation: id,
          kind,
          name,
          last_message_at: lastMessageAt,
        })),
        next_cursor: nextCursor ?? undefined,
      };
    },
  });

const MessageOutput = z.object({
  message_id: z.string(),
  from_agent: z.boolean().describe("Whether the agent itself wrote it."),
  kind: z.string(),
  sender: z.string(),
  sender_id: z.string(),
  text: z.string(),
  thread: z.string().optional(),
  sent_at: z.string(),
});

/** Reads a conversation as it is kept here, for platforms that keep no history for bots. */
export const readKeptHistory = (named: Named, conversation: z.ZodType<string>): Tool =>
  defineTool()({
    ...named,
    effect: "read",
    scopes: [],
    input: z.object({ conversation, limit: limitInput, cursor: cursorInput }),
    output: z.object({
      conversation: z.string().describe("Id of the conversation."),
      messages: z.array(MessageOutput).describe("The newest first."),
      next_cursor: nextCursorOutput,
    }),
    run: ({ channel }, input) => readHistory(channel, input),
  });

async function readHistory(
  channel: ToolContext<unknown>["channel"],
  { conversation, limit, cursor }: { conversation: string; limit: number; cursor?: string },
) {
  const { items, nextCursor } = await channel.history(conversation, { limit, cursor });
  return {
    conversation,
    messages: items.map(toOutput),
    next_cursor: nextCursor ?? undefined,
  };
}

const toOutput = ({ id, direction, kind, sender, text, thread, sentAt }: KnownMessage) => ({
  message_id: id,
  from_agent: direction === "out",
  kind,
  sender: sender.name,
  sender_id: sender.id,
  text,
  thread: thread ?? undefined,
  sent_at: sentAt,
});
