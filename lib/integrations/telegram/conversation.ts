import { z } from "zod";
import type { KnownConversation, ToolChannel } from "../manifest";

/** Telegram's ids of chats: groups and channels have negative ones; public ones have a name too. */
export const conversationInput = z
  .string()
  .max(33)
  .regex(/^(-?\d{1,20}|@\w{4,32})$/, "Pass a conversation's id, like 123456789 or -1001234567890.")
  .describe(
    "The conversation, by its id as in inbox messages (123456789 for a person, -1001234567890 for a group), or a public channel's @name.",
  );

export const messageIdInput = z
  .string()
  .regex(/^\d{1,15}$/, "Pass a message's id, like 42.")
  .describe("The message_id of a message in the conversation.");

/** Where something is said, as far as it is known here. */
export async function conversationAt(
  channel: Pick<ToolChannel, "conversation">,
  id: string,
): Promise<Pick<KnownConversation, "id" | "kind"> & { name?: string }> {
  const known = await channel.conversation(id);
  if (known) return { id, kind: known.kind, name: known.name };
  const kind = id.startsWith("@") ? "channel" : id.startsWith("-") ? "group" : "direct";
  return { id, kind };
}
