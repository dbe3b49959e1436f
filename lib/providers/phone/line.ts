import type { ChannelContext } from "../channel";
import type { Line } from "../line";
import { telephonyOf } from "./telephony";
import { telnyxLine } from "./telnyx-line";
import { twilioLine } from "./twilio-line";

const lineOf = ({ secret }: ChannelContext): Line =>
  ({ twilio: twilioLine, telnyx: telnyxLine })[telephonyOf(secret)];

/** Texts and calls at whichever company the number lives. */
export const phoneLine: Line = {
  numberOf: (context) => lineOf(context).numberOf(context),
  sendText: (context, text) => lineOf(context).sendText(context, text),
  startCall: (context, call) => lineOf(context).startCall(context, call),
  asks: (context) => lineOf(context).asks(context),
  answer: (context, call) => lineOf(context).answer(context, call),
  speak: (context, speech) => lineOf(context).speak(context, speech),
  hangUp: (context, callId) => lineOf(context).hangUp(context, callId),
  priceOf: (context, what) => lineOf(context).priceOf(context, what),
};
