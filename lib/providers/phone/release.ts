import { requireSecret } from "../bearer";
import type { CleanUp } from "../provider";
import { formatNumber } from "../format-number";
import { releaseAtTelnyx } from "../telnyx-release";
import { releaseAtTwilio } from "../twilio-release";
import { telephonyOf } from "./telephony";

/** Gives the number back at the company it lives at; done once that says that it is gone. */
export const releaseNumber: CleanUp = {
  kind: "release_number",
  words: "Number given back",
  async run({ secret, call }) {
    const number = requireSecret(secret, "number");
    const numberId = requireSecret(secret, "numberId");
    if (telephonyOf(secret) === "twilio") {
      const id = requireSecret(secret, "accountSid");
      await releaseAtTwilio({ call, id }, { number, numberId });
      return `${formatNumber(number)} was given back to Twilio.`;
    }
    await releaseAtTelnyx({ call, id: "" }, { number, numberId });
    return `${formatNumber(number)} was given back to Telnyx.`;
  },
};
