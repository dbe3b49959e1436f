import { z } from "zod";
import type { ChannelFacts } from "@/lib/providers/channel";
import { defineTool } from "../manifest";
import { cursorInput, limitInput, nextCursorOutput } from "../page-input";
import { readAnswer } from "../read-answer";
import {
  api,
  conversationInput,
  Conversations,
  nextCursor,
  requireConversation,
  timestampInput,
} from "./conversation";
import type { SlackSettings } from "./settings";

const Own = z.object({
  scopes: z.array(z.string()).default([]).catch([]),
  names: z.record(z.string(), z.string()).default({}).catch({}),
});

/** What is kept of the bot: what it may see, and names for ids. */
const readOwn = ({ own = {} }: Pick<ChannelFacts, "own">) => Own.parse(own);

const typeScopes = [
  ["public_channel", "channels:read"],
  ["private_channel", "groups:read"],
  ["im", "im:read"],
  ["mpim", "mpim:read"],
] as const;

export const listConversations = defineTool<SlackSettings>()({
  name: "slack_list_conversations",
  title: "List conversations",
  description:
    "Lists the workspace's public channels, and the private channels and direct messages that the bot is in, with their ids. Archived ones are left out.",
  effect: "read",
  scopes: ["channels:read"],
  input: z.object({ limit: limitInput, cursor: cursorInput }),
  output: z.object({
    conversations: z.array(
      z.object({
        conversation: z.string().describe("Its id, for the other tools."),
        name: z.string().optional(),
        kind: z.enum(["channel", "direct", "group"]),
        private: z.boolean(),
        topic: z.string(),
        purpose: z.string(),
        members: z.number().nullish(),
        bot_is_member: z.boolean(),
      }),
    ),
    next_cursor: nextCursorOutput,
  }),
  async run({ call, channel }, { limit, cursor }) {
    const { scopes, names } = readOwn(channel.facts);
    const types = typeScopes
      .filter(([type, scope]) =>
        scopes.length === 0 ? type === "public_channel" : scopes.includes(scope),
      )
      .map(([type]) => type);
    const response = await call({
      url: `${api}/conversations.list`,
      query: { types: types.join(","), exclude_archived: true, limit, cursor },
    });
    const { channels, response_metadata } = readAnswer(Conversations, response);
    return {
      conversations: channels.map((each) => ({
        conversation: each.id,
        name: each.user ? (names[each.user] ?? each.user) : each.name ? `#${each.name}` : undefined,
        kind: kindOf(each),
        private: Boolean(each.user ?? each.is_private ?? each.is_mpim),
        topic: each.topic?.value ?? "",
        purpose: each.purpose?.value ?? "",
        members: each.num_members,
        bot_is_member: Boolean(each.user ?? each.is_member),
      })),
      next_cursor: nextCursor(response_metadata),
    };
  },
});

function kindOf({ user, is_mpim }: { user?: string | null; is_mpim?: boolean | null }) {
  if (user) return "direct" as const;
  return is_mpim ? ("group" as const) : ("channel" as const);
}

const History = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      user: z.string().nullish(),
      bot_id: z.string().nullish(),
      text: z.string().nullish(),
      thread_ts: z.string().nullish(),
      reply_count: z.number().nullish(),
      reactions: z.array(z.object({ name: z.string(), count: z.number() })).nullish(),
    }),
  ),
  response_metadata: z.object({ next_cursor: z.string().optional() }).nullish(),
});

export const readHistory = defineTool<SlackSettings>()({
  name: "slack_read_history",
  title: "Read messages",
  description:
    "Reads the messages of a conversation, newest first, or those of one thread, oldest first. In a channel the bot must be a member. Texts are as Slack writes them: people as <@U0123ABCD>.",
  effect: "read",
  scopes: [["channels:history", "groups:history", "im:history", "mpim:history"]],
  input: z.object({
    conversation: conversationInput,
    thread: timestampInput.optional().describe("To read one thread: the id of its first message."),
    limit: limitInput,
    cursor: cursorInput,
  }),
  output: z.object({
    conversation: z.string().describe("Id of the conversation."),
    messages: z.array(
      z.object({
        message: z.string().describe("Its id, for answers and reactions."),
        author: z.string().optional().describe("Id of who wrote it."),
        name: z.string().optional(),
        text: z.string(),
        thread: z.string().optional(),
        replies: z.number(),
        reactions: z.array(z.object({ name: z.string(), count: z.number() })),
      }),
    ),
    next_cursor: nextCursorOutput,
  }),
  async run({ call, settings, channel }, { conversation, thread, limit, cursor }) {
    const id = await requireConversation(call, settings, conversation);
    const { names } = readOwn(channel.facts);
    const response = await call({
      url: `${api}/conversations.${thread === undefined ? "history" : "replies"}`,
      query: { channel: id, ts: thread, limit, cursor },
    });
    const { messages, response_metadata } = readAnswer(History, response);
    return {
      conversation: id,
      messages: messages.map((each) => ({
        message: each.ts,
        author: each.user ?? each.bot_id ?? undefined,
        name: each.user ? names[each.user] : undefined,
        text: each.text ?? "",
        thread: each.thread_ts ?? undefined,
        replies: each.reply_count ?? 0,
        reactions: each.reactions?.map(({ name, count }) => ({ name, count })) ?? [],
      })),
      next_cursor: nextCursor(response_metadata),
    };
  },
});
