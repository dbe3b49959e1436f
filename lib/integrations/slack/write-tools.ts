import { z } from "zod";
import { defineTool } from "../manifest";
import { readAnswer } from "../read-answer";
import {
  api,
  conversationInput,
  kindOfId,
  requireConversation,
  timestampInput,
} from "./conversation";
import type { SlackSettings } from "./settings";

const Posted = z.object({ channel: z.string(), ts: z.string() });

export const sendMessage = defineTool<SlackSettings>()({
  name: "slack_send_message",
  title: "Send a message",
  description:
    "Sends a message as the agent's own bot: into a channel, a direct message, or a thread. In a channel the bot must be a member. A message cannot be taken back with these tools.",
  effect: "write",
  scopes: ["chat:write"],
  input: z.object({
    conversation: conversationInput,
    text: z
      .string()
      .min(1)
      .max(12_000)
      .describe(
        "The message, in Slack's mrkdwn: *bold*, _italic_, <https://example.com|link>, <@U0123ABCD> to mention somebody.",
      ),
    thread: timestampInput
      .optional()
      .describe("To answer in a thread: the id of its first message."),
    reply_to: timestampInput
      .optional()
      .describe("To answer one message: its id. Slack shows the answer in that message's thread."),
  }),
  output: z.object({
    conversation: z.string().describe("Id of the conversation."),
    message: z.string().describe("Id of the message within its conversation."),
    thread: z.string().optional(),
  }),
  async run({ call, settings, channel }, { conversation, text, thread, reply_to }) {
    const id = await requireConversation(call, settings, conversation);
    const known = await channel.conversation(id);
    const threadTs = thread ?? reply_to;
    const send = async () => {
      const response = await call({
        method: "POST",
        url: `${api}/chat.postMessage`,
        json: {
          channel: id,
          text,
          thread_ts: threadTs,
          unfurl_links: settings.unfurl_links,
          unfurl_media: settings.unfurl_links,
        },
      });
      return { messageId: readAnswer(Posted, response).ts };
    };
    const { messageId } = await channel.say(
      {
        conversation: { id, kind: known?.kind ?? kindOfId(id), name: known?.name },
        text,
        thread: threadTs,
      },
      send,
    );
    return { conversation: id, message: messageId, thread: threadTs };
  },
});

export const react = defineTool<SlackSettings>()({
  name: "slack_react",
  title: "React to a message",
  description: "Adds an emoji reaction of the bot to one message.",
  effect: "write",
  scopes: ["reactions:write"],
  input: z.object({
    conversation: conversationInput,
    message: timestampInput.describe(
      "Id of the message, as sending, reading and the inbox give it.",
    ),
    emoji: z
      .string()
      .regex(/^[\w+'-]{1,100}(::skin-tone-[2-6])?$/, "Give the emoji's name without colons.")
      .describe("Name of the emoji without colons, e.g. thumbsup or eyes."),
  }),
  output: z.object({ conversation: z.string(), message: z.string(), emoji: z.string() }),
  async run({ call, settings }, { conversation, message, emoji }) {
    const id = await requireConversation(call, settings, conversation);
    await call({
      method: "POST",
      url: `${api}/reactions.add`,
      json: { channel: id, timestamp: message, name: emoji },
    });
    return { conversation: id, message, emoji };
  },
});
