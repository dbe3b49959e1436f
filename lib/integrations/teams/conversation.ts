import { z } from "zod";
import { AppError } from "@/lib/errors";
import type { KnownConversation, ToolChannel } from "../manifest";

export const conversationInput = z
  .string()
  .min(1)
  .max(1000)
  .regex(/^[^\s/?#;]+$/, "Pass a conversation's id as in inbox messages, like 19:…@thread.tacv2.")
  .describe("The conversation, by its id as in inbox messages, e.g. 19:…@thread.tacv2 or a:1….");

export const messageIdInput = z
  .string()
  .max(200)
  .regex(/^[\w.:-]{1,200}$/, "Pass a message's id, like 1759881511856.")
  .describe("The message_id of a message in the conversation.");

export type Place = { conversation: KnownConversation; url: string };

/** A conversation that somebody opened, and the address of the connector for it. */
export async function requirePlace(
  channel: Pick<ToolChannel, "conversation">,
  id: string,
  thread?: string,
): Promise<Place> {
  const conversation = await channel.conversation(id);
  const serviceUrl = conversation?.reference.serviceUrl;
  if (!conversation || typeof serviceUrl !== "string")
    throw new AppError(
      "not_found",
      "In Teams a bot can speak only where somebody wrote to it or added it. This conversation is not known here.",
    );
  const target = thread === undefined ? id : `${id};messageid=${thread}`;
  const base = serviceUrl.replace(/\/+$/, "");
  return { conversation, url: `${base}/v3/conversations/${encodeURIComponent(target)}` };
}
