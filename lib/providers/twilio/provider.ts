import { basic } from "../basic";
import { defineProvider } from "../provider";
import { twilioFailure } from "../twilio-failure";
import { unmakeNumber } from "../unmake-number";
import { checkAccountSid, checkAuthToken } from "./key";
import { twilioNumbers } from "./numbers";
import { probeTwilio } from "./probe";

/**
 * An account at Twilio that phone numbers are bought with. No `revoke`: an auth token ends by hand
 * only, at `accessUrl`.
 */
export const twilio = defineProvider({
  id: "twilio",
  name: "Twilio",
  isSetup: true,
  auth: {
    type: "key",
    guide: [
      { text: "Open Twilio's console.", href: "https://console.twilio.com/" },
      { text: "Copy Account SID and Auth Token from the box called Account Info." },
      { text: "Paste both. Numbers are then bought with this account, and paid by it." },
    ],
    fields: [
      {
        name: "accountSid",
        label: "Account SID",
        placeholder: "AC…",
        isPlain: true,
        check: checkAccountSid,
      },
      {
        name: "authToken",
        label: "Auth token",
        placeholder: "32 letters and digits",
        help: "It also signs what Twilio sends here, which no API key can.",
        check: checkAuthToken,
      },
    ],
  },
  hosts: ["api.twilio.com", "pricing.twilio.com", "messaging.twilio.com"],
  accessUrl: "https://console.twilio.com/us1/account/keys-credentials/api-keys",
  authorize: basic("accountSid", "authToken"),
  probe: probeTwilio,
  failure: twilioFailure,
  make: {
    kind: "number",
    provider: "phone",
    numbers: twilioNumbers,
    unmake: unmakeNumber(twilioNumbers),
  },
  sharesGrant: false,
});
