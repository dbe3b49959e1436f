import { z } from "zod";
import { defineTool } from "../manifest";
import { cursorInput, limitInput, nextCursorOutput } from "../page-input";
import { readAnswer } from "../read-answer";
import {
  api,
  channelInput,
  Conversations,
  requireChannel,
  nextCursor,
  requireChannelId,
  timestampInput,
} from "./channel";
import type { SlackSettings } from "./settings";

const Posted = z.object({ channel: z.string(), ts: z.string() });

export const postMessage = defineTool<SlackSettings>()({
  name: "slack_post_message",
  title: "Post a message",
  description:
    "Posts a message as the agent's own bot, into a channel or as an answer in a thread. The bot must be in the channel. A message cannot be taken back with these tools.",
  effect: "write",
  scopes: ["chat:write"],
  input: z.object({
    channel: channelInput,
    text: z
      .string()
      .min(1)
      .max(12_000)
      .describe("The message, in Slack's mrkdwn: *bold*, _italic_, <https://example.com|link>."),
    thread_ts: timestampInput
      .optional()
      .describe("To answer in a thread: the ts of its first message."),
  }),
  output: z.object({
    channel: z.string().describe("Id of the channel."),
    ts: z.string().describe("Names the message within its channel."),
  }),
  async run({ call, settings }, { channel, text, thread_ts }) {
    const response = await call({
      method: "POST",
      url: `${api}/chat.postMessage`,
      json: {
        channel: requireChannel(settings, channel),
        text,
        thread_ts,
        unfurl_links: settings.unfurl_links,
        unfurl_media: settings.unfurl_links,
      },
    });
    const posted = readAnswer(Posted, response);
    return { channel: posted.channel, ts: posted.ts };
  },
});

export const listConversations = defineTool<SlackSettings>()({
  name: "slack_list_conversations",
  title: "List channels",
  description:
    "Lists the public channels of the workspace with their ids and topics, and whether the bot is in them. Archived and private ones are left out.",
  effect: "read",
  scopes: ["channels:read"],
  input: z.object({ limit: limitInput, cursor: cursorInput }),
  output: z.object({
    channels: z.array(
      z.object({
        id: z.string(),
        name: z.string().optional(),
        topic: z.string(),
        purpose: z.string(),
        members: z.number().nullish(),
        bot_is_member: z.boolean(),
      }),
    ),
    next_cursor: nextCursorOutput,
  }),
  async run({ call }, { limit, cursor }) {
    const response = await call({
      url: `${api}/conversations.list`,
      query: { types: "public_channel", exclude_archived: true, limit, cursor },
    });
    const { channels, response_metadata } = readAnswer(Conversations, response);
    return {
      channels: channels.map((channel) => ({
        id: channel.id,
        name: channel.name ? `#${channel.name}` : undefined,
        topic: channel.topic?.value ?? "",
        purpose: channel.purpose?.value ?? "",
        members: channel.num_members,
        bot_is_member: channel.is_member ?? false,
      })),
      next_cursor: nextCursor(response_metadata),
    };
  },
});

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
    "Reads the messages of a channel, newest first, or those of one thread, oldest first. The bot must be in the channel. Authors are user ids, as in <@U0123ABCD>.",
  effect: "read",
  scopes: ["channels:history"],
  input: z.object({
    channel: channelInput,
    thread_ts: timestampInput
      .optional()
      .describe("To read one thread: the ts of its first message."),
    limit: limitInput,
    cursor: cursorInput,
  }),
  output: z.object({
    channel: z.string().describe("Id of the channel."),
    messages: z.array(
      z.object({
        ts: z.string(),
        author: z.string().optional(),
        text: z.string(),
        thread_ts: z.string().optional(),
        replies: z.number(),
        reactions: z.array(z.object({ name: z.string(), count: z.number() })),
      }),
    ),
    next_cursor: nextCursorOutput,
  }),
  async run({ call, settings }, { channel, thread_ts, limit, cursor }) {
    const id = await requireChannelId(call, requireChannel(settings, channel));
    const response = await call({
      url: `${api}/conversations.${thread_ts === undefined ? "history" : "replies"}`,
      query: { channel: id, ts: thread_ts, limit, cursor },
    });
    const { messages, response_metadata } = readAnswer(History, response);
    return {
      channel: id,
      messages: messages.map((message) => ({
        ts: message.ts,
        author: message.user ?? message.bot_id ?? undefined,
        text: message.text ?? "",
        thread_ts: message.thread_ts ?? undefined,
        replies: message.reply_count ?? 0,
        reactions: message.reactions?.map(({ name, count }) => ({ name, count })) ?? [],
      })),
      next_cursor: nextCursor(response_metadata),
    };
  },
});

export const addReaction = defineTool<SlackSettings>()({
  name: "slack_add_reaction",
  title: "React to a message",
  description: "Adds an emoji reaction of the bot to one message.",
  effect: "write",
  scopes: ["reactions:write"],
  input: z.object({
    channel: channelInput,
    ts: timestampInput.describe("The ts of the message, as posting and reading return it."),
    emoji: z
      .string()
      .regex(/^[\w+'-]{1,100}(::skin-tone-[2-6])?$/, "Give the emoji's name without colons.")
      .describe("Name of the emoji without colons, e.g. thumbsup or eyes."),
  }),
  output: z.object({ channel: z.string(), ts: z.string(), emoji: z.string() }),
  async run({ call, settings }, { channel, ts, emoji }) {
    const id = await requireChannelId(call, requireChannel(settings, channel));
    await call({
      method: "POST",
      url: `${api}/reactions.add`,
      json: { channel: id, timestamp: ts, name: emoji },
    });
    return { channel: id, ts, emoji };
  },
});
