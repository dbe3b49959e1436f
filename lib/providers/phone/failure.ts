import type { ProviderFailure, ProviderResponse } from "../provider";
import { failureOfStatus } from "../status-failure";
import { isTelnyxRefusal, telnyxFailure } from "../telnyx-failure";
import { twilioCode, twilioFailure } from "../twilio-failure";

/** Numbers live at two companies, whose refusals look different. */
export function phoneFailure(response: ProviderResponse): ProviderFailure | undefined {
  if (isTelnyxRefusal(response.body)) return telnyxFailure(response);
  if (twilioCode(response) !== undefined) return twilioFailure(response);
  return failureOfStatus("The phone company", response);
}
