import { defineProvider } from "../provider";
import { phoneCompanyAt, phoneFailure } from "./failure";
import { phoneLine } from "./line";
import { probePhone } from "./probe";
import { receivePhone } from "./receive";
import { releaseNumber } from "./release";
import { checkPhone, setUpPhone } from "./set-up";
import { authorizePhone, telephonies } from "./telephony";

/**
 * A phone number of an agent. Its secret fields are `telephony`, `number` (E.164) and `numberId`, the
 * company's id of it; calls go with the credential of the account that it was bought with.
 */
export const phone = defineProvider({
  id: "phone",
  name: "Phone",
  madeBy: telephonies,
  usesSetupCredential: true,
  // Nothing is pasted: numbers are searched and provisioned.
  auth: { type: "key", fields: [], guide: [] },
  hosts: ["api.twilio.com", "pricing.twilio.com", "messaging.twilio.com", "api.telnyx.com"],
  accessUrl: "https://console.twilio.com/us1/develop/phone-numbers/manage/incoming",
  authorize: authorizePhone,
  probe: probePhone,
  failure: phoneFailure,
  nameAt: phoneCompanyAt,
  sharesGrant: false,
  cleanUps: [releaseNumber],
  channel: { receive: receivePhone, setUp: setUpPhone, check: checkPhone, line: phoneLine },
});
