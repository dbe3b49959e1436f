import type { PhoneCompany } from "../phone/network";
import type { Sandbox } from "../sandbox";
import { hearOnTelnyx, ringTelnyxNumber, talkOnTelnyx, tellTelnyxEnd } from "./calls";
import { passOnText } from "./messages";
import { settleOrders } from "./orders";

/** What people do with numbers at Telnyx. */
export const telnyxCompany = (sandbox: Sandbox): PhoneCompany => ({
  numbers: () => {
    settleOrders(sandbox.store.state.telnyx);
    return sandbox.store.state.telnyx.numbers.map(
      ({ phoneNumber, account, country, features }) => ({
        number: phoneNumber,
        account,
        country,
        canText: features.includes("sms"),
      }),
    );
  },
  textArrived: (text) => void passOnText(sandbox, text),
  rang: (call) => void ringTelnyxNumber(sandbox, call),
  pickedUp: (call) => talkOnTelnyx(sandbox, call),
  heard: (call, text) => hearOnTelnyx(sandbox, call, text),
  ended: (call) => tellTelnyxEnd(sandbox, call),
});
