import { z } from "zod";
import { listKeptConversations, readKeptHistory } from "../kept-talk";
import { defineTool } from "../manifest";
import { readAnswer } from "../read-answer";
import { conversationInput, messageIdInput, requirePlace } from "./conversation";
import type { TeamsSettings } from "./settings";

const Sent = z.object({ id: z.string() });

export const sendMessage = defineTool<TeamsSettings>()({
  name: "teams_send_message",
  title: "Send a message",
  description:
    "Sends a message as the agent's own bot: to a person who has written to it, or into a group chat or channel where it was added, there also as an answer in a thread. A message cannot be taken back with these tools.",
  effect: "write",
  scopes: [],
  input: z.object({
    conversation: conversationInput,
    text: z.string().min(1).max(20_000).describe("The message, in Markdown unless set otherwise."),
    thread: messageIdInput
      .optional()
      .describe("To answer in a thread of a channel: thread of an inbox message."),
    reply_to: messageIdInput.optional().describe("To answer one message: its message_id."),
  }),
  output: z.object({
    conversation: z.string().describe("Id of the conversation."),
    message_id: z.string().describe("Names the message within its conversation."),
  }),
  async run({ call, channel, settings }, { conversation, text, thread, reply_to }) {
    const place = await requirePlace(channel, conversation, thread);
    const answered = reply_to === undefined ? "" : `/${encodeURIComponent(reply_to)}`;
    const { messageId } = await channel.say(
      { conversation: place.conversation, text, thread: thread ?? null },
      async () => {
        const response = await call({
          method: "POST",
          url: `${place.url}/activities${answered}`,
          json: { type: "message", text, textFormat: settings.format, replyToId: reply_to },
        });
        return { messageId: readAnswer(Sent, response).id };
      },
    );
    return { conversation, message_id: messageId };
  },
});

export const listConversations = listKeptConversations({
  name: "teams_list_conversations",
  title: "List conversations",
  description:
    "Lists the people who wrote to the agent's bot and the chats and channels it was added to, the most recent first. Teams tells a bot of no others.",
});

export const readHistory = readKeptHistory(
  {
    name: "teams_read_history",
    title: "Read messages",
    description:
      "Reads the messages of a conversation, the newest first: those that reached the bot and those it sent. In channels that is what mentions it.",
  },
  conversationInput,
);

export const react = defineTool<TeamsSettings>()({
  name: "teams_react",
  title: "React to a message",
  description: "Adds a reaction of the bot to one message.",
  effect: "write",
  scopes: [],
  input: z.object({
    conversation: conversationInput,
    message_id: messageIdInput,
    reaction: z
      .string()
      .regex(/^[a-z0-9_-]{1,80}$/, "Give a reaction's name, like like or heart.")
      .describe(
        "like, heart, laugh, surprised, sad, angry, or the id of another one, e.g. 1f440_eyes.",
      ),
  }),
  output: z.object({ conversation: z.string(), message_id: z.string(), reaction: z.string() }),
  async run({ call, channel }, { conversation, message_id, reaction }) {
    const place = await requirePlace(channel, conversation);
    await call({
      method: "PUT",
      url: `${place.url}/activities/${encodeURIComponent(message_id)}/reactions/${reaction}`,
    });
    return { conversation, message_id, reaction };
  },
});
