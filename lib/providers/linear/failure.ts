import { z } from "zod";
import type { ProviderFailure, ProviderResponse } from "../provider";
import { quoteProvider } from "../provider-text";
import { failureOfStatus, rateLimited, retryAfterSeconds, unauthorized } from "../status-failure";

const ErrorBody = z.object({
  errors: z
    .array(
      z.object({
        message: z.string().optional(),
        extensions: z
          .object({
            code: z.string().optional(),
            type: z.string().optional(),
            userPresentableMessage: z.string().optional(),
          })
          .optional(),
      }),
    )
    .min(1),
});

/** GraphQL puts its refusals into `errors`, with status 200 or 400 whatever they are. */
export function linearFailure(response: ProviderResponse): ProviderFailure | undefined {
  const first = ErrorBody.safeParse(response.body).data?.errors[0];
  if (!first) return failureOfStatus("Linear", response);
  const { message = "", extensions = {} } = first;
  const said = quoteProvider(extensions.userPresentableMessage ?? message);
  const code = `${extensions.code ?? ""} ${extensions.type ?? ""}`.toLowerCase();
  if (code.includes("authentication") || response.status === 401) return unauthorized("Linear");
  if (code.includes("ratelimited") || response.status === 429)
    return rateLimited("Linear", secondsLeft(response.headers));
  if (code.includes("forbidden"))
    return {
      reason: "forbidden",
      message: `Linear does not let this account do that: ${said ?? "no reason given."}`,
    };
  if (/not found/i.test(message))
    return { reason: "not_found", message: "Linear has nothing with this id or name." };
  if (/internal|network|lock timeout/.test(code) || response.status >= 500)
    return {
      reason: "unavailable",
      message: "Linear has a problem at the moment. Try again in a minute.",
    };
  return {
    reason: "invalid",
    message: `Linear refused the request: ${said ?? "no reason given."}`,
  };
}

function secondsLeft(headers: Headers): number | undefined {
  const asked = retryAfterSeconds(headers);
  if (asked !== undefined) return asked;
  const resetMs = Number(headers.get("x-ratelimit-requests-reset") ?? Number.NaN);
  return Number.isFinite(resetMs)
    ? Math.max(1, Math.ceil((resetMs - Date.now()) / 1000))
    : undefined;
}
