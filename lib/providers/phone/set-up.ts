import { requireSecret } from "../bearer";
import type { ChannelContext, ChannelFacts } from "../channel";
import { toChannelFacts } from "./number-facts";
import { telephonyOf } from "./telephony";
import { checkAtTelnyx, setUpAtTelnyx } from "./telnyx-setup";
import { checkAtTwilio, setUpAtTwilio } from "./twilio-setup";

const setUps = { twilio: setUpAtTwilio, telnyx: setUpAtTelnyx };
const checks = { twilio: checkAtTwilio, telnyx: checkAtTelnyx };

/** Makes a number's texts and calls come here. */
export async function setUpPhone(context: ChannelContext): Promise<ChannelFacts> {
  const telephony = telephonyOf(context.secret);
  const facts = await setUps[telephony](context);
  return toChannelFacts(telephony, requireSecret(context.secret, "number"), facts);
}

/** What the company says of a number now. */
export async function checkPhone(context: ChannelContext): Promise<ChannelFacts> {
  const telephony = telephonyOf(context.secret);
  const facts = await checks[telephony](context);
  return toChannelFacts(telephony, requireSecret(context.secret, "number"), facts);
}
