import { z } from "zod";

/** A place in an agent's inbox. */
export const Cursor = z.string().regex(/^\d{1,18}$/, "Use the cursor of a message.");

export const ChannelName = z.object({
  connectionId: z.string(),
  integration: z.string().describe("slack, phone …"),
  account: z.string().describe("The agent's own bot or number there"),
});

export const ConversationName = z.object({
  id: z.string().describe("The platform's id, which the tools of the channel take"),
  name: z.string(),
  kind: z.enum(["channel", "direct", "group", "sms", "call"]),
});

export const MessageKind = z.enum([
  "message",
  "mention",
  "command",
  "reaction",
  "speech",
  "system",
]);

export const Attachment = z.object({
  id: z.string(),
  name: z.string(),
  contentType: z.string(),
  size: z.number().nullable().describe("Bytes"),
  url: z.string().nullable(),
});

/** What was said to an agent. */
export const InboxMessage = z.object({
  id: z.string(),
  cursor: z.string().describe("Its place in the inbox"),
  channel: ChannelName,
  conversation: ConversationName,
  kind: MessageKind,
  sender: z.object({ id: z.string(), name: z.string(), isBot: z.boolean() }),
  text: z.string(),
  attachments: z.array(Attachment),
  thread: z.string().nullable().describe("The platform's id of the thread it belongs to"),
  reference: z
    .object({ message: z.string(), event: z.string() })
    .describe("The platform's own ids: of the message, to answer or react to it, and of the event"),
  sentAt: z.string(),
  receivedAt: z.string(),
  isTest: z.boolean().describe("Somebody sent it as a test from the dashboard"),
});
export type InboxMessage = z.infer<typeof InboxMessage>;
