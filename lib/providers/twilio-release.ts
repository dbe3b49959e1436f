import { AppError } from "@/lib/errors";
import type { NumberAccount } from "./numbers";
import type { ProviderRequest } from "./provider";
import { isRefusal } from "./revocation";
import { twilioUrl } from "./twilio-url";

/** Stops a number's calls and texts from coming here, gives it back, and asks until it is gone. */
export async function releaseAtTwilio(
  { call, id }: NumberAccount,
  { number, numberId }: { number: string; numberId: string },
): Promise<void> {
  const url = twilioUrl(id, `/IncomingPhoneNumbers/${encodeURIComponent(numberId)}.json`);
  const isGone = async (request: ProviderRequest): Promise<boolean> => {
    try {
      await call(request);
      return false;
    } catch (error) {
      if (isRefusal(error, "not_found")) return true;
      throw error;
    }
  };
  // What is still on its way must not reach whoever gets the number next.
  const cleared = { SmsUrl: "", VoiceUrl: "", StatusCallback: "" };
  if (await isGone({ method: "POST", url, form: cleared })) return;
  await isGone({ method: "DELETE", url });
  if (await isGone({ url })) return;
  throw new AppError(
    "unavailable",
    `Twilio still has ${number} in the account. It is asked again until it is gone.`,
  );
}
