import type { PhoneCompany } from "../phone/network";
import type { Sandbox } from "../sandbox";
import { hearOnTwilio, ringTwilioNumber, talkOnTwilio, tellTwilioEnd } from "./calls";
import { passOnText } from "./messages";

/** What people do with numbers at Twilio. */
export const twilioCompany = (sandbox: Sandbox): PhoneCompany => ({
  numbers: () =>
    sandbox.store.state.twilio.numbers.map(
      ({ phoneNumber, accountSid, country, capabilities }) => ({
        number: phoneNumber,
        account: accountSid.replace("AC_sandbox_", ""),
        country,
        canText: capabilities.sms,
      }),
    ),
  textArrived: (text) => void passOnText(sandbox, text),
  rang: (call) => void ringTwilioNumber(sandbox, call),
  pickedUp: (call) => void talkOnTwilio(sandbox, call),
  heard: hearOnTwilio,
  ended: (call) => tellTwilioEnd(sandbox, call),
});
