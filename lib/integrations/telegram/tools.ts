import { z } from "zod";
import { listKeptConversations, readKeptHistory } from "../kept-talk";
import { defineTool } from "../manifest";
import { readAnswer } from "../read-answer";
import { conversationAt, conversationInput, messageIdInput } from "./conversation";
import type { TelegramSettings } from "./settings";

const api = "https://api.telegram.org";

const Sent = z.object({
  result: z.object({ message_id: z.int(), chat: z.object({ id: z.int() }) }),
});

export const sendMessage = defineTool<TelegramSettings>()({
  name: "telegram_send_message",
  title: "Send a message",
  description:
    "Sends a message as the agent's own bot: to a person who has written to it, into a group or channel that it is in, or as an answer to one message. A message cannot be taken back with these tools.",
  effect: "write",
  scopes: [],
  input: z.object({
    conversation: conversationInput,
    text: z.string().min(1).max(4096).describe("The message, 4096 characters at most."),
    thread: messageIdInput
      .optional()
      .describe("The topic of a forum group, as thread of an inbox message. Leave out elsewhere."),
    reply_to: messageIdInput
      .optional()
      .describe("To answer one message: its message_id in the same conversation."),
  }),
  output: z.object({
    conversation: z.string().describe("Id of the conversation."),
    message_id: z.string().describe("Names the message within its conversation."),
  }),
  async run({ call, channel, settings }, { conversation, text, thread, reply_to }) {
    const target = await conversationAt(channel, conversation);
    const { chatId, messageId } = await channel.say(
      { conversation: target, text, thread: thread ?? null },
      async () => {
        const response = await call({
          method: "POST",
          url: `${api}/sendMessage`,
          json: {
            chat_id: conversation,
            text,
            parse_mode: settings.format === "html" ? "HTML" : undefined,
            link_preview_options: { is_disabled: !settings.link_previews },
            disable_notification: settings.silent,
            message_thread_id: thread === undefined ? undefined : Number(thread),
            reply_parameters: reply_to === undefined ? undefined : { message_id: Number(reply_to) },
          },
        });
        const { result } = readAnswer(Sent, response);
        return { messageId: String(result.message_id), chatId: String(result.chat.id) };
      },
    );
    return { conversation: chatId, message_id: messageId };
  },
});

export const listConversations = listKeptConversations({
  name: "telegram_list_conversations",
  title: "List conversations",
  description:
    "Lists the people who wrote to the agent's bot and the groups and channels it is in, the most recent first. Telegram tells a bot of no others.",
});

export const readHistory = readKeptHistory(
  {
    name: "telegram_read_history",
    title: "Read messages",
    description:
      "Reads the messages of a conversation, the newest first: those that reached the bot and those it sent. Telegram shows a bot nothing from before.",
  },
  conversationInput,
);

export const react = defineTool<TelegramSettings>()({
  name: "telegram_react",
  title: "React to a message",
  description:
    "Sets the bot's emoji reaction to one message. A bot has one reaction for each message; another one replaces it.",
  effect: "write",
  scopes: [],
  input: z.object({
    conversation: conversationInput,
    message_id: messageIdInput,
    emoji: z
      .string()
      .min(1)
      .max(16)
      .describe("One of Telegram's standard reactions, such as 👍, ❤, 🔥, 🎉 or 👀."),
  }),
  output: z.object({ conversation: z.string(), message_id: z.string(), emoji: z.string() }),
  async run({ call }, { conversation, message_id, emoji }) {
    await call({
      method: "POST",
      url: `${api}/setMessageReaction`,
      json: {
        chat_id: conversation,
        message_id: Number(message_id),
        reaction: [{ type: "emoji", emoji }],
      },
    });
    return { conversation, message_id, emoji };
  },
});
