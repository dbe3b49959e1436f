import type { InboundChannel, InboundRequest, Received } from "../channel";
import { telephonyOf } from "./telephony";
import { receiveFromTelnyx } from "./telnyx-receive";
import { receiveFromTwilio } from "./twilio-receive";

const receivers = { twilio: receiveFromTwilio, telnyx: receiveFromTelnyx };

/** Texts to a number, its calls, and what became of what it sent. */
export const receivePhone = async (
  request: InboundRequest,
  channel: InboundChannel,
): Promise<Received> => Promise.resolve(receivers[telephonyOf(channel.secret)](request, channel));
