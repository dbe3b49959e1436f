import { z } from "zod";
import type { ProviderFailure, ProviderResponse } from "../provider";
import { quoteProvider } from "../provider-text";
import { failureOfStatus, rateLimited, retryAfterSeconds, unauthorized } from "../status-failure";

/** API errors are objects, those of the token and revocation endpoints are codes. */
const ErrorBody = z.object({
  error: z.union([
    z.string(),
    z.object({
      message: z.string().optional(),
      errors: z.array(z.object({ reason: z.string().optional() })).optional(),
      details: z.array(z.object({ reason: z.string().optional() })).optional(),
    }),
  ]),
});

const rateReasons = [
  "rateLimitExceeded",
  "userRateLimitExceeded",
  "quotaExceeded",
  "dailyLimitExceeded",
  "RATE_LIMIT_EXCEEDED",
];
const scopeReasons = ["insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT"];
const switchedOffReasons = ["accessNotConfigured", "SERVICE_DISABLED"];

/** Google says "slow down", "not granted" and "not switched on" all with 403. */
export function googleFailure(response: ProviderResponse): ProviderFailure | undefined {
  if (response.status < 400) return undefined;
  const error = ErrorBody.safeParse(response.body).data?.error;
  if (typeof error === "string" || error === undefined) {
    if (error === "invalid_token") return unauthorized("Google");
    return failureOfStatus("Google", response, quoteProvider(error));
  }
  const reasons = [...(error.errors ?? []), ...(error.details ?? [])].map(({ reason }) => reason);
  const says = (known: string[]) => reasons.some((reason) => known.includes(reason ?? ""));
  if (response.status === 403) {
    if (says(rateReasons)) return rateLimited("Google", retryAfterSeconds(response.headers));
    if (says(scopeReasons))
      return {
        reason: "forbidden",
        message:
          "The Google account was connected without this permission. Reconnect it and leave every permission ticked.",
      };
    if (says(switchedOffReasons))
      return {
        reason: "forbidden",
        message:
          "This API is not switched on in the provider app's Google Cloud project. An admin can switch it on there.",
      };
  }
  return failureOfStatus("Google", response, quoteProvider(error.message));
}
