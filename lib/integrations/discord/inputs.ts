import { z } from "zod";

export const api = "https://discord.com/api/v10";

const id = z.string().regex(/^\d{15,20}$/, "Pass an id of Discord's, like 1300000000000000001.");

export const conversationInput = id.describe(
  "The conversation: the id of a channel or direct conversation, as in inbox messages and as discord_list_conversations returns it.",
);

export const messageIdInput = id.describe("The message_id of a message in the conversation.");

export const threadInput = id
  .optional()
  .describe("The thread in that channel, as thread of an inbox message. Leave out for none.");

export const personInput = id.describe("The person, by their id as sender of an inbox message.");
