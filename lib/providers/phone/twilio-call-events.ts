import { randomUUID } from "node:crypto";
import type {
  CallLine,
  ChannelEvent,
  InboundAnswer,
  InboundChannel,
  InboundMessage,
  InboundRequest,
  Received,
} from "../channel";
import type { LineCall } from "../line";
import { callMessage, endText } from "./call-message";
import { isSid, refused, type TwilioFields } from "./twilio-fields";
import { listen, say, twiml } from "./twiml";
import { spokenSettings } from "../spoken-settings";

/** How long the other end hears nothing while the agent thinks. Twilio itself waits 15 s. */
const answerWithinMs = 8_000;
const firstWordsWithinMs = 5_000;

const ends: Readonly<Partial<Record<string, "ended" | "failed">>> = {
  completed: "ended",
  busy: "failed",
  "no-answer": "failed",
  failed: "failed",
  canceled: "failed",
};

/**
 * A call of the number: Twilio asks what to do when it begins, after it heard something, and after some
 * silence, and tells when it is over.
 */
export function receiveTwilioCall(
  request: InboundRequest,
  fields: TwilioFields,
  { account, settings }: InboundChannel,
): Received {
  const { CallSid: callId, CallStatus: status = "", Direction: direction } = fields;
  if (!isSid(callId)) return refused(400, "no call");
  const isIncoming = direction === "inbound";
  const [ours, party = ""] = isIncoming ? [fields.To, fields.From] : [fields.From, fields.To];
  if (ours !== account.id) return refused(403, "another number");
  const call: LineCall = { callId, party, direction: isIncoming ? "in" : "out" };
  const isReport = request.path.endsWith("status");
  const end = ends[status];
  if (end) return ended(request, fields, call, end);
  if (isReport) return reported(call, status);

  const turn = request.url.searchParams.get("turn");
  const heard = (fields.SpeechResult ?? "").trim();
  const next = nextTurn(request.url);
  const { greeting, voice } = spokenSettings(settings);
  const go = (...verbs: string[]): InboundAnswer =>
    twiml(...verbs, listen(next, `${next}&quiet=1`, voice));
  const speak = (waitMs: number) => async (line: CallLine) => {
    const { texts, hangUp } = await line.takeSpeech(callId, waitMs);
    const verbs = texts.map((text) => say(text, voice));
    return hangUp ? twiml(...verbs, "<Hangup/>") : go(...verbs);
  };
  const accepted = (
    messages: InboundMessage[],
    answer: Extract<Received, { kind: "accepted" }>["answer"],
    events: ChannelEvent[] = [],
  ): Received => ({ kind: "accepted", messages, events, answer });

  if (turn === null) {
    const begun = callMessage(call, "begun", request.receivedAt);
    const event: ChannelEvent = { type: "call", ...call, state: "answered" };
    const answer = isIncoming ? go(say(greeting, voice)) : speak(firstWordsWithinMs);
    return accepted([begun], answer, [event]);
  }
  if (!/^[\w-]{1,64}$/.test(turn)) return refused(400, "no turn of this call");
  if (heard === "") return accepted([], speak(0));
  return accepted(
    [callMessage(call, `heard:${turn}`, request.receivedAt, heard)],
    speak(answerWithinMs),
  );
}

/** The address of what is heard next: told twice, it is the same. The number is in what Twilio signs. */
function nextTurn({ origin, pathname }: URL): string {
  return `${origin}${pathname}?turn=${randomUUID()}`;
}

function ended(
  { receivedAt }: InboundRequest,
  { CallDuration: duration }: TwilioFields,
  call: LineCall,
  state: "ended" | "failed",
): Received {
  const seconds = Number(duration);
  const told = duration !== undefined && Number.isInteger(seconds) && seconds >= 0;
  return {
    kind: "accepted",
    messages: [callMessage(call, "ended", receivedAt, endText(state, told ? seconds : undefined))],
    events: [{ type: "call", ...call, state, ...(told && { seconds }) }],
    answer: { status: 204 },
  };
}

const reported = (call: LineCall, status: string): Received => ({
  kind: "accepted",
  messages: [],
  events:
    status === "ringing" || status === "initiated"
      ? [{ type: "call", ...call, state: "ringing" }]
      : status === "in-progress"
        ? [{ type: "call", ...call, state: "answered" }]
        : [],
  answer: { status: 204 },
});
