import type { ProviderFailure, ProviderResponse } from "../provider";
import { failureOfStatus } from "../status-failure";
import { isTelnyxRefusal, telnyxFailure } from "../telnyx-failure";
import { twilioCode, twilioFailure } from "../twilio-failure";

/** Which of the companies answers at a host. */
export const phoneCompanyAt = (host: string): string =>
  host.endsWith(".twilio.com") ? "Twilio" : "Telnyx";

/** Numbers live at two companies, whose refusals look different. */
export function phoneFailure(
  response: ProviderResponse,
  name = "The phone company",
): ProviderFailure | undefined {
  if (isTelnyxRefusal(response.body)) return telnyxFailure(response);
  if (twilioCode(response) !== undefined) return twilioFailure(response);
  return failureOfStatus(name, response);
}
