import { z } from "zod";
import { requireSecret } from "../bearer";
import { formatNumber } from "../format-number";
import type { Account, ProviderCall, SecretFields } from "../provider";
import { readAccount } from "../read-account";
import { telnyxUrl } from "../telnyx-url";
import { twilioUrl } from "../twilio-url";
import { telephonyOf } from "./telephony";

const TwilioNumber = z.object({ phone_number: z.string() });
const TelnyxNumber = z.object({ data: TwilioNumber });

/** Whether the number is still in the account that it was bought with. It serves one agent only. */
export async function probePhone(call: ProviderCall, secret: SecretFields): Promise<Account> {
  const id = encodeURIComponent(requireSecret(secret, "numberId"));
  if (telephonyOf(secret) === "twilio") {
    const url = twilioUrl(requireSecret(secret, "accountSid"), `/IncomingPhoneNumbers/${id}.json`);
    const { body } = await call({ url });
    return toAccount(readAccount("Twilio", TwilioNumber, body).phone_number, "Twilio");
  }
  const { body } = await call({ url: telnyxUrl(`/phone_numbers/${id}`) });
  return toAccount(readAccount("Telnyx", TelnyxNumber, body).data.phone_number, "Telnyx");
}

const toAccount = (number: string, company: string): Account => ({
  id: number,
  name: formatNumber(number),
  detail: company,
  identity: number,
});
