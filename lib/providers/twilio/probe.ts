import { z } from "zod";
import { AppError } from "@/lib/errors";
import { requireSecret } from "../bearer";
import type { Account, ProviderCall, SecretFields } from "../provider";
import { readAccount } from "../read-account";
import { twilioUrl } from "../twilio-url";

const TwilioAccount = z.object({
  sid: z.string(),
  friendly_name: z.string(),
  status: z.string(),
  type: z.string().nullish(),
});

/** The account as Twilio's console names it. One that is suspended can make nothing. */
export async function probeTwilio(call: ProviderCall, secret: SecretFields): Promise<Account> {
  const url = twilioUrl(requireSecret(secret, "accountSid"), ".json");
  const { body } = await call({ url });
  const account = readAccount("Twilio", TwilioAccount, body);
  if (account.status !== "active")
    throw new AppError(
      "provider_failed",
      `Twilio says that the account ${account.friendly_name} is ${account.status}. Look at Twilio's console for the reason.`,
    );
  return {
    id: account.sid,
    name: account.friendly_name,
    ...(account.type?.toLowerCase() === "trial" && { detail: "trial account" }),
  };
}
