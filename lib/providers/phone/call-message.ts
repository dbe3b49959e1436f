import type { InboundMessage } from "../channel";
import type { LineCall } from "../line";
import { formatNumber } from "../format-number";

/**
 * What the inbox says of a call: `what` makes it the same when it is told twice. Without a text it is
 * that the call begins; one that was heard is the other end's.
 */
export function callMessage(
  { callId, party, direction }: LineCall,
  what: "begun" | "ended" | `heard:${string}`,
  at: Date,
  text?: string,
): InboundMessage {
  const name = formatNumber(party);
  const begun = direction === "in" ? `${name} is calling.` : `${name} answered.`;
  return {
    externalId: `${callId}:${what}`,
    conversation: { id: callId, kind: "call", name, reference: { party, direction } },
    kind: what.startsWith("heard") ? "speech" : "system",
    sender: { id: party, name, isBot: false },
    text: text ?? begun,
    attachments: [],
    thread: null,
    messageId: `${callId}:${what}`,
    sentAt: at,
    sortKey: what === "ended" ? "2" : what === "begun" ? "0" : "1",
  };
}

export const endText = (state: "ended" | "failed", seconds: number | undefined): string =>
  state === "failed"
    ? "The call was not answered."
    : seconds === undefined
      ? "The call is over."
      : `The call is over after ${String(seconds)} s.`;
