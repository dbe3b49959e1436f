import { z } from "zod";
import { defineTool } from "../manifest";
import { readAnswer } from "../read-answer";
import { api, conversationInput, messageIdInput, personInput, threadInput } from "./inputs";

export const react = defineTool()({
  name: "discord_react",
  title: "React to a message",
  description: "Adds an emoji reaction of the bot to one message.",
  effect: "write",
  scopes: [],
  input: z.object({
    conversation: conversationInput,
    thread: threadInput,
    message_id: messageIdInput,
    emoji: z
      .string()
      .min(1)
      .max(64)
      .describe("The emoji itself, such as 👍, or name:id for one of the server's own."),
  }),
  output: z.object({ conversation: z.string(), message_id: z.string(), emoji: z.string() }),
  async run({ call }, { conversation, thread, message_id, emoji }) {
    const message = `${api}/channels/${thread ?? conversation}/messages/${message_id}`;
    await call({ method: "PUT", url: `${message}/reactions/${encodeURIComponent(emoji)}/@me` });
    return { conversation, message_id, emoji };
  },
});

const Opened = z.object({ id: z.string() });

export const openConversation = defineTool()({
  name: "discord_open_conversation",
  title: "Open a direct conversation",
  description:
    "Opens the direct conversation with a person, so that a message can be sent there. Discord lets a bot write only to people who share a server with it and take such messages.",
  effect: "write",
  scopes: [],
  input: z.object({ person: personInput }),
  output: z.object({ conversation: z.string().describe("Id of the conversation.") }),
  async run({ call }, { person }) {
    const response = await call({
      method: "POST",
      url: `${api}/users/@me/channels`,
      json: { recipient_id: person },
    });
    return { conversation: readAnswer(Opened, response).id };
  },
});
