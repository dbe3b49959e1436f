import { z } from "zod";
import { invalidField } from "@/lib/errors";
import { defineTool } from "../manifest";
import { cursorInput, limitInput, nextCursorOutput } from "../page-input";
import { readAnswer } from "../read-answer";
import { api, conversationInput, threadInput } from "./inputs";

const Messages = z.array(
  z.object({
    id: z.string(),
    content: z.string(),
    timestamp: z.string(),
    author: z.object({
      id: z.string(),
      username: z.string(),
      global_name: z.string().nullish(),
      bot: z.boolean().optional(),
    }),
    message_reference: z.object({ message_id: z.string().nullish() }).nullish(),
    attachments: z.array(z.object({ filename: z.string(), url: z.string() })).default([]),
    reactions: z
      .array(z.object({ emoji: z.object({ name: z.string().nullish() }), count: z.number() }))
      .nullish(),
  }),
);

export const readHistory = defineTool()({
  name: "discord_read_history",
  title: "Read messages",
  description:
    "Reads the messages of a channel, thread or direct conversation at Discord, the newest first. Where Message Content is off, texts that do not address the bot are empty.",
  effect: "read",
  scopes: [],
  input: z.object({
    conversation: conversationInput,
    thread: threadInput,
    limit: limitInput,
    cursor: cursorInput,
  }),
  output: z.object({
    messages: z.array(
      z.object({
        message_id: z.string(),
        sender: z.object({ id: z.string(), name: z.string(), is_bot: z.boolean() }),
        text: z.string(),
        sent_at: z.string(),
        answers: z.string().optional().describe("The message_id of the message it answers."),
        attachments: z.array(z.object({ name: z.string(), url: z.string() })),
        reactions: z.array(z.object({ emoji: z.string(), count: z.number() })),
      }),
    ),
    next_cursor: nextCursorOutput,
  }),
  async run({ call }, { conversation, thread, limit, cursor }) {
    if (cursor !== undefined && !/^\d{1,20}$/.test(cursor))
      throw invalidField("cursor", "Use the next_cursor of the call before.");
    const response = await call({
      url: `${api}/channels/${thread ?? conversation}/messages`,
      query: { limit, before: cursor },
    });
    const messages = readAnswer(Messages, response);
    return {
      messages: messages.map(({ id, author, content, timestamp, ...message }) => ({
        message_id: id,
        sender: {
          id: author.id,
          name: author.global_name ?? author.username,
          is_bot: author.bot ?? false,
        },
        text: content,
        sent_at: timestamp,
        answers: message.message_reference?.message_id ?? undefined,
        attachments: message.attachments.map(({ filename, url }) => ({ name: filename, url })),
        reactions: (message.reactions ?? []).map(({ emoji, count }) => ({
          emoji: emoji.name ?? "",
          count,
        })),
      })),
      next_cursor: messages.length < limit ? undefined : messages.at(-1)?.id,
    };
  },
});
