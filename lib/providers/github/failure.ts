import { z } from "zod";
import type { ProviderFailure, ProviderResponse } from "../provider";
import { quoteProvider } from "../provider-text";
import { failureOfStatus, rateLimited, retryAfterSeconds } from "../status-failure";

const ErrorBody = z.object({
  message: z.string().optional(),
  errors: z.array(z.union([z.string(), z.object({ message: z.string().optional() })])).optional(),
});

/** GitHub says "slow down" with 403 as well as 429, and "issues are off" with 410. */
export function githubFailure(response: ProviderResponse): ProviderFailure | undefined {
  const { status, headers } = response;
  if (status < 400) return undefined;
  const { data } = ErrorBody.safeParse(response.body);
  const message = data?.message ?? "";
  if (isRateLimit(status, headers, message)) return rateLimited("GitHub", secondsLeft(headers));
  if (status === 403 && headers.get("x-github-sso")?.startsWith("required"))
    return {
      reason: "forbidden",
      message:
        "This organization asks for single sign-on. Reconnect the account and authorize the organization at GitHub.",
    };
  if (status === 410 && /disabled/i.test(message))
    return {
      reason: "invalid",
      message: "GitHub: issues are turned off in this repository. Turn them on there.",
    };
  const [first] = data?.errors ?? [];
  const detail = typeof first === "string" ? first : first?.message;
  return failureOfStatus(
    "GitHub",
    response,
    quoteProvider([message, detail].filter(Boolean).join(": ")),
  );
}

function isRateLimit(status: number, headers: Headers, message: string): boolean {
  if (status !== 403 && status !== 429) return false;
  return (
    status === 429 ||
    headers.get("x-ratelimit-remaining") === "0" ||
    headers.has("retry-after") ||
    /rate limit/i.test(message)
  );
}

function secondsLeft(headers: Headers): number | undefined {
  const asked = retryAfterSeconds(headers);
  if (asked !== undefined) return asked;
  const reset = Number(headers.get("x-ratelimit-reset") ?? Number.NaN);
  // GitHub's own clock, so that ours may be wrong.
  const now = Date.parse(headers.get("date") ?? "") || Date.now();
  return Number.isFinite(reset) ? Math.max(1, Math.ceil(reset - now / 1000)) : undefined;
}
