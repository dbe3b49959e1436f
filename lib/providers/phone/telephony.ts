import { AppError } from "@/lib/errors";
import { basic } from "../basic";
import { bearer, requireSecret } from "../bearer";
import type { SecretFields } from "../provider";

/** The companies that numbers live at; also the ids of the setup providers. */
export const telephonies = ["twilio", "telnyx"] as const;
export type Telephony = (typeof telephonies)[number];

/** At which company this number lives: `telephony` among its secret fields. */
export function telephonyOf(secret: SecretFields): Telephony {
  const id = requireSecret(secret, "telephony");
  const telephony = telephonies.find((each) => each === id);
  if (telephony === undefined)
    throw new AppError("internal", "This number is at a company that is not known here.");
  return telephony;
}

const headers = { twilio: basic("accountSid", "authToken"), telnyx: bearer("apiKey") };

/** The credential of the account that the number was bought with. */
export const authorizePhone = (secret: SecretFields): Record<string, string> =>
  headers[telephonyOf(secret)](secret);
