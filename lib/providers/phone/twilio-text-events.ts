import type {
  Attachment,
  ChannelEvent,
  InboundChannel,
  InboundRequest,
  Received,
} from "../channel";
import { formatNumber } from "../format-number";
import { optOutWordOf } from "../opt-out-word";
import { isSid, refused, type TwilioFields } from "./twilio-fields";
import { twiml } from "./twiml";

/** A text message to the number, or what became of one that it sent. */
export function receiveTwilioText(
  request: InboundRequest,
  fields: TwilioFields,
  channel: InboundChannel,
): Received {
  if (!isSid(fields.MessageSid)) return refused(400, "no message");
  return fields.MessageStatus === undefined || fields.SmsStatus === "received"
    ? receiveText(request, fields, fields.MessageSid, channel)
    : receiveStatus(fields, fields.MessageSid, channel);
}

function receiveText(
  { receivedAt }: InboundRequest,
  { From: from = "", To: to, Body: text = "", NumSegments: segments, ...fields }: TwilioFields,
  messageId: string,
  { account }: InboundChannel,
): Received {
  if (to !== account.id) return refused(403, "another number");
  if (!/^[\w+.-]{1,64}$/.test(from)) return refused(400, "no sender");
  const name = formatNumber(from);
  const word = optOutWordOf(text);
  const parts = Number(segments);
  const events: ChannelEvent[] = [
    {
      type: "text_charge",
      messageId,
      party: from,
      parts: Number.isInteger(parts) && parts > 0 && parts < 1_000 ? parts : 1,
    },
    // Twilio listens to these words itself, answers them and keeps back what is sent nevertheless.
    ...(word ? [{ ...word, messageId, recipient: from, isAnswered: true }] : []),
  ];
  return {
    kind: "accepted",
    messages: [
      {
        externalId: messageId,
        conversation: { id: from, kind: "sms", name },
        kind: "message",
        sender: { id: from, name, isBot: false },
        text,
        attachments: attachmentsOf(fields),
        thread: null,
        messageId,
        // Twilio tells no time.
        sentAt: receivedAt,
        sortKey: "",
      },
    ],
    events,
    answer: twiml(),
  };
}

function attachmentsOf(fields: TwilioFields): Attachment[] {
  const count = Math.min(Number(fields.NumMedia) || 0, 10);
  return Array.from({ length: count }, (_, index) => {
    const url = fields[`MediaUrl${String(index)}`] ?? null;
    const id = url?.split("/").at(-1) ?? String(index);
    const contentType = fields[`MediaContentType${String(index)}`] ?? "application/octet-stream";
    return { id, name: id, contentType, size: null, url };
  });
}

const states: Readonly<Partial<Record<string, "sent" | "delivered" | "failed">>> = {
  sent: "sent",
  delivered: "delivered",
  read: "delivered",
  undelivered: "failed",
  failed: "failed",
  canceled: "failed",
};

function receiveStatus(
  { From: from, MessageStatus: status = "", ErrorCode: code }: TwilioFields,
  messageId: string,
  { account }: InboundChannel,
): Received {
  if (from !== account.id) return refused(403, "another number");
  const state = states[status];
  const detail =
    code && code !== "0" ? `Twilio could not deliver it (error ${code.slice(0, 8)}).` : undefined;
  return {
    kind: "accepted",
    messages: [],
    events: state ? [{ type: "delivery", messageId, state, ...(detail && { detail }) }] : [],
    answer: { status: 204 },
  };
}
