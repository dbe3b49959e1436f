import { z } from "zod";
import { requireSecret } from "../bearer";
import type { InboundChannel, InboundRequest, Received } from "../channel";
import { telnyxCallEvents } from "./telnyx-call-events";
import { isFromTelnyx } from "./telnyx-signature";
import { telnyxTextEvents } from "./telnyx-text-events";

const Body = z.object({
  data: z.object({
    id: z.string().min(1).max(100),
    event_type: z.string().max(100),
    occurred_at: z.iso.datetime({ offset: true }).optional(),
    payload: z.record(z.string(), z.unknown()),
  }),
});

/**
 * What Telnyx tells about a number. An account's events are all signed with one key, so that each has
 * to name this very number or, where calls do not, the application that is this number's alone.
 */
export function receiveFromTelnyx(request: InboundRequest, channel: InboundChannel): Received {
  if (request.method !== "POST") return { kind: "refused", status: 405, reason: "Telnyx posts" };
  if (!isFromTelnyx(requireSecret(channel.secret, "publicKey"), request))
    return { kind: "refused", status: 401, reason: "wrong signature" };
  const body = Body.safeParse(parseJson(request.body));
  if (!body.success) return { kind: "refused", status: 400, reason: "malformed" };
  const { id, event_type: type, occurred_at, payload } = body.data.data;
  const at = occurred_at === undefined ? request.receivedAt : new Date(occurred_at);
  const event = { id, type, at, payload };
  const told = type.startsWith("message.")
    ? telnyxTextEvents(event, channel)
    : type.startsWith("call.")
      ? telnyxCallEvents(event, channel)
      : { messages: [], events: [] };
  if (told === "another number") return { kind: "refused", status: 403, reason: told };
  if (told === "malformed") return { kind: "refused", status: 400, reason: told };
  return { kind: "accepted", ...told, answer: { status: 200 } };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
