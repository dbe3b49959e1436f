import { z } from "zod";
import type { ChannelEvent, InboundChannel } from "../channel";
import { formatNumber } from "../format-number";
import { toMicros } from "../micros";
import { optOutWordOf } from "../opt-out-word";
import type { TelnyxEvent, Told } from "./telnyx-event";

const Party = z.object({ phone_number: z.string().max(64), status: z.string().nullish() });
const Message = z.object({
  id: z.string().min(1).max(100),
  from: Party,
  to: z.array(Party).min(1),
  text: z.string().nullish(),
  parts: z.number().int().positive().max(1_000).nullish(),
  cost: z.object({ amount: z.string().nullish(), currency: z.string().nullish() }).nullish(),
  media: z
    .array(
      z.object({
        url: z.string().nullish(),
        content_type: z.string().nullish(),
        size: z.number().nullish(),
      }),
    )
    .nullish(),
  errors: z.array(z.object({ title: z.string().nullish() })).nullish(),
  received_at: z.iso.datetime({ offset: true }).nullish(),
  autoresponse_type: z.string().nullish(),
});
type Message = z.output<typeof Message>;

/** A text message to the number, or what became of one that it sent. */
export function telnyxTextEvents(event: TelnyxEvent, { account }: InboundChannel): Told {
  const parsed = Message.safeParse(event.payload);
  if (!parsed.success) return "malformed";
  const message = parsed.data;
  if (event.type !== "message.received")
    return message.from.phone_number === account.id
      ? { messages: [], events: outcomeOf(message) }
      : "another number";
  return message.to.some(({ phone_number }) => phone_number === account.id)
    ? received(event, message)
    : "another number";
}

function received({ at }: TelnyxEvent, message: Message): Told {
  const { id, text, parts, media, received_at, autoresponse_type } = message;
  const from = message.from.phone_number;
  const name = formatNumber(from);
  const word = optOutWordOf(text ?? "");
  const priceMicros = priceOf(message);
  return {
    messages: [
      {
        externalId: id,
        conversation: { id: from, kind: "sms", name },
        kind: "message",
        sender: { id: from, name, isBot: false },
        text: text ?? "",
        attachments: (media ?? []).map(({ url, content_type, size }, index) => ({
          id: `${id}:${String(index)}`,
          name: url?.split("/").at(-1) ?? String(index),
          contentType: content_type ?? "application/octet-stream",
          size: size ?? null,
          url: url ?? null,
        })),
        thread: null,
        messageId: id,
        sentAt: received_at ? new Date(received_at) : at,
        sortKey: "",
      },
    ],
    events: [
      {
        type: "text_charge",
        messageId: id,
        party: from,
        parts: parts ?? 1,
        ...(priceMicros !== undefined && { priceMicros }),
      },
      ...(word
        ? [{ ...word, messageId: id, recipient: from, isAnswered: Boolean(autoresponse_type) }]
        : []),
    ],
  };
}

const states: Readonly<Partial<Record<string, "sent" | "delivered" | "failed">>> = {
  sent: "sent",
  delivery_unconfirmed: "sent",
  delivered: "delivered",
  read: "delivered",
  expired: "failed",
  sending_failed: "failed",
  delivery_failed: "failed",
};

function outcomeOf(message: Message): ChannelEvent[] {
  const state = states[message.to[0]?.status ?? ""];
  if (!state) return [];
  const priceMicros = priceOf(message);
  const reason = state === "failed" ? message.errors?.[0]?.title : undefined;
  return [
    {
      type: "delivery",
      messageId: message.id,
      state,
      ...(reason && { detail: `Telnyx could not deliver it: ${reason.slice(0, 200)}.` }),
      ...(message.parts && { parts: message.parts }),
      ...(priceMicros !== undefined && { priceMicros }),
    },
  ];
}

/** What Telnyx took for it; nothing else than dollars is understood. */
function priceOf({ cost }: Message): bigint | undefined {
  const isDollars = !cost?.currency || cost.currency === "USD";
  return isDollars ? toMicros(cost?.amount) : undefined;
}
