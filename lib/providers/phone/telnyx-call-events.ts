import { z } from "zod";
import type { ChannelEvent, InboundChannel } from "../channel";
import { toMicros } from "../micros";
import type { LineCall } from "../line";
import { callMessage, endText } from "./call-message";
import { fromClientState, type TelnyxEvent, type Told } from "./telnyx-event";

const Call = z.object({
  call_control_id: z.string().min(1).max(200),
  connection_id: z.string().nullish(),
  client_state: z.string().max(2_000).nullish(),
  direction: z.enum(["incoming", "outgoing"]).nullish(),
  from: z.string().max(64).nullish(),
  to: z.string().max(64).nullish(),
  hangup_cause: z.string().nullish(),
  status: z.string().nullish(),
  total_cost: z.string().nullish(),
  billed_duration_secs: z.number().int().nonnegative().nullish(),
  transcription_data: z
    .object({ transcript: z.string().nullish(), is_final: z.boolean().nullish() })
    .nullish(),
});
type Call = z.output<typeof Call>;

const nothing: Told = { messages: [], events: [] };

/** How a call of the number goes on, and what is heard in it. */
export function telnyxCallEvents(event: TelnyxEvent, channel: InboundChannel): Told {
  const parsed = Call.safeParse(event.payload);
  if (!parsed.success) return "malformed";
  const call = parsed.data;
  // Of all the calls of an account, those of this application are this number's.
  const { applicationId } = channel.facts.own ?? {};
  if (typeof applicationId !== "string" || call.connection_id !== applicationId)
    return "another number";
  const whose = whoOf(call, channel.account.id);
  if (whose === "another number") return whose;
  // Without a word about whose it is, nothing can be made of it.
  return whose ? tell(event, call, whose) : nothing;
}

/** Whose call it is: events that name both ends name this number, the others hand back what we told Telnyx. */
function whoOf(
  { call_control_id: callId, from, to, direction, client_state }: Call,
  number: string,
): LineCall | "another number" | undefined {
  const known = fromClientState(client_state);
  if (!from || !to) return known && { callId, party: known.party, direction: known.direction };
  const isIncoming = direction ? direction === "incoming" : to === number;
  if ((isIncoming ? to : from) !== number) return "another number";
  return { callId, party: isIncoming ? from : to, direction: isIncoming ? "in" : "out" };
}

function tell({ id, type, at }: TelnyxEvent, call: Call, whose: LineCall): Told {
  const begun = [callMessage(whose, "begun", at)];
  const state = (state: "ringing" | "answered"): ChannelEvent => ({
    type: "call",
    ...whose,
    state,
  });
  switch (type) {
    case "call.initiated":
      return { messages: whose.direction === "in" ? begun : [], events: [state("ringing")] };
    case "call.answered":
      return { messages: whose.direction === "out" ? begun : [], events: [state("answered")] };
    case "call.transcription": {
      const text = (call.transcription_data?.transcript ?? "").trim();
      const isHeard = text !== "" && call.transcription_data?.is_final !== false;
      const messages = isHeard ? [callMessage(whose, `heard:${id}`, at, text)] : [];
      return { messages, events: [] };
    }
    case "call.speak.ended":
      return { messages: [], events: spoken(call) };
    case "call.hangup":
      return hungUp(call, at, whose);
    case "call.cost":
      return { messages: [], events: costOf(call, whose) };
    default:
      return nothing;
  }
}

function spoken({ client_state, status }: Call): ChannelEvent[] {
  const messageId = fromClientState(client_state)?.messageId;
  if (messageId === undefined) return [];
  return [{ type: "delivery", messageId, state: status === "completed" ? "delivered" : "failed" }];
}

/** Whoever did not answer was called, and nothing was said. */
const unanswered = [
  "call_rejected",
  "originator_cancel",
  "timeout",
  "user_busy",
  "not_found",
  "no_answer",
];

function hungUp({ hangup_cause }: Call, at: Date, whose: LineCall): Told {
  const state = unanswered.includes(hangup_cause ?? "") ? "failed" : "ended";
  return {
    messages: [callMessage(whose, "ended", at, endText(state, undefined))],
    events: [{ type: "call", ...whose, state }],
  };
}

function costOf({ total_cost, billed_duration_secs }: Call, { callId }: LineCall): ChannelEvent[] {
  const priceMicros = toMicros(total_cost);
  if (priceMicros === undefined) return [];
  const seconds = billed_duration_secs ?? undefined;
  return [{ type: "call", callId, priceMicros, ...(seconds !== undefined && { seconds }) }];
}
