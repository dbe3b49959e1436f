import { z } from "zod";
import type { ProviderFailure, ProviderResponse } from "./provider";
import { quoteProvider } from "./provider-text";
import { failureOfStatus } from "./status-failure";

const ErrorBody = z.object({ code: z.number(), message: z.string().optional() });

/** Twilio's own number of what went wrong, e.g. 21422; undefined where it gave none. */
export const twilioCode = ({ body }: Pick<ProviderResponse, "body">): number | undefined =>
  ErrorBody.safeParse(body).data?.code;

/** What Twilio's numbers mean for the caller, where the status alone does not say it. */
const known: Readonly<Partial<Record<number, Pick<ProviderFailure, "reason" | "message">>>> = {
  20005: {
    reason: "forbidden",
    message: "Twilio has suspended this account. Look at Twilio's console for the reason.",
  },
  21422: { reason: "not_found", message: "Twilio cannot sell this number any more." },
  21404: {
    reason: "forbidden",
    message: "This Twilio account is a trial: it has its one number already. Upgrade it at Twilio.",
  },
  21608: {
    reason: "forbidden",
    message: "This Twilio account is a trial: it may only reach numbers that were verified there.",
  },
  21610: { reason: "forbidden", message: "This person has opted out of messages at Twilio." },
};

export function twilioFailure(response: ProviderResponse): ProviderFailure | undefined {
  if (response.status < 400) return undefined;
  const { data } = ErrorBody.safeParse(response.body);
  const meant = data === undefined ? undefined : known[data.code];
  return meant ?? failureOfStatus("Twilio", response, quoteProvider(data?.message));
}
