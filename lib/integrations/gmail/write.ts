import { z } from "zod";
import type { ProviderCall } from "@/lib/providers/provider";
import { defineTool } from "../manifest";
import { readAnswer } from "../read-answer";
import { api, headerOf, Message } from "./message";
import { buildMime } from "./mime";
import { messageId } from "./read";
import { requireAllowedRecipients } from "./recipients";
import { toDraft, toSend } from "./scopes";
import type { GmailSettings } from "./settings";

const addresses = z.array(z.email("Enter an address like ann@example.com.").max(254)).max(50);

const MailInput = z.object({
  to: addresses.min(1).describe("Addresses of the recipients."),
  cc: addresses.optional().describe("Addresses that get a copy."),
  bcc: addresses.optional().describe("Addresses that get a copy unseen by the others."),
  subject: z
    .string()
    .min(1)
    .max(500)
    .regex(/^[^\p{Cc}]*$/u, "The subject must be one line.")
    .describe("One line that says what it is about."),
  text: z
    .string()
    .min(1)
    .max(100_000)
    .describe("The text, plain. The signature of the settings is added under it."),
  reply_to_message_id: messageId
    .optional()
    .describe("To answer a message in its conversation: that message's id."),
});

type MailInput = z.output<typeof MailInput>;

/** The message as Gmail takes it: raw, and within its conversation when it is an answer. */
async function prepare(call: ProviderCall, settings: GmailSettings, input: MailInput) {
  const { reply_to_message_id: answered, ...mail } = input;
  const text = settings.signature ? `${mail.text}\n\n-- \n${settings.signature}` : mail.text;
  const original = answered === undefined ? undefined : await readOriginal(call, answered);
  const mime = buildMime({
    ...mail,
    text,
    inReplyTo: original?.messageId,
    references: original?.references,
  });
  return { raw: Buffer.from(mime, "utf8").toString("base64url"), threadId: original?.threadId };
}

async function readOriginal(call: ProviderCall, id: string) {
  const response = await call({ url: `${api}/messages/${id}`, query: { format: "metadata" } });
  const original = readAnswer(Message, response);
  const ownId = headerOf(original, "Message-ID");
  const earlier = headerOf(original, "References");
  const references = [earlier, ownId].filter(Boolean).join(" ").replace(/\s+/g, " ");
  return { threadId: original.threadId, messageId: ownId, references };
}

const Sent = z.object({ id: z.string(), threadId: z.string().optional() });

export const createDraft = defineTool<GmailSettings>()({
  name: "gmail_create_draft",
  title: "Write a draft",
  description:
    "Writes a draft that a person can review and send from Gmail. Nothing is sent. Plain text without attachments.",
  effect: "write",
  scopes: toDraft,
  input: MailInput,
  output: z.object({
    draft_id: z.string(),
    message_id: z.string(),
    thread_id: z.string().optional(),
  }),
  async run({ call, settings }, input) {
    const message = await prepare(call, settings, input);
    const response = await call({ method: "POST", url: `${api}/drafts`, json: { message } });
    const draft = readAnswer(z.object({ id: z.string(), message: Sent }), response);
    return { draft_id: draft.id, message_id: draft.message.id, thread_id: draft.message.threadId };
  },
});

export const sendMessage = defineTool<GmailSettings>()({
  name: "gmail_send_message",
  title: "Send a mail",
  description:
    "Sends a mail from the connected account at once. It cannot be taken back. Plain text without attachments. The settings may limit the domains it can go to.",
  effect: "destructive",
  scopes: toSend,
  input: MailInput,
  output: z.object({ message_id: z.string(), thread_id: z.string().optional() }),
  async run({ call, settings }, input) {
    const { to, cc = [], bcc = [] } = input;
    requireAllowedRecipients([...to, ...cc, ...bcc], settings.send_only_to_domains);
    const json = await prepare(call, settings, input);
    const response = await call({ method: "POST", url: `${api}/messages/send`, json });
    const sent = readAnswer(Sent, response);
    return { message_id: sent.id, thread_id: sent.threadId };
  },
});
