import type { ProviderFailure, ProviderResponse } from "./provider";

/**
 * Why an answer is a refusal, read from its status alone; undefined when it is none. `detail` is the
 * provider's own sentence, already quoted.
 */
export function failureOfStatus(
  provider: string,
  response: ProviderResponse,
  detail?: string,
): ProviderFailure | undefined {
  const { status } = response;
  if (status < 400) return undefined;
  const said = detail === undefined ? "." : `: ${/[.!?…]$/.test(detail) ? detail : `${detail}.`}`;
  if (status === 401) return unauthorized(provider);
  if (status === 403)
    return { reason: "forbidden", message: `${provider} does not let this account do that${said}` };
  if (status === 404 || status === 410)
    return {
      reason: "not_found",
      message: `${provider} has nothing there that this account can see${said}`,
    };
  if (status === 429) return rateLimited(provider, retryAfterSeconds(response.headers));
  if (status >= 500 || status === 408)
    return {
      reason: "unavailable",
      message: `${provider} has a problem at the moment (status ${status}). Try again in a minute.`,
      retryAfterSeconds: retryAfterSeconds(response.headers),
    };
  if ([400, 405, 409, 412, 413, 422].includes(status))
    return { reason: "invalid", message: `${provider} refused the request${said}` };
  return { reason: "other", message: `${provider} refused with status ${status}${said}` };
}

/** The credential itself is dead. */
export const unauthorized = (provider: string): ProviderFailure => ({
  reason: "unauthorized",
  message: `${provider} no longer accepts this credential. Reconnect the account.`,
});

/** The provider asks to slow down. */
export function rateLimited(provider: string, seconds: number | undefined): ProviderFailure {
  const when = seconds === undefined ? "later" : `in ${seconds} s`;
  return {
    reason: "rate_limited",
    message: `${provider} has had too many requests. Try again ${when}.`,
    retryAfterSeconds: seconds,
  };
}

/** Seconds that `Retry-After` asks for, given either as a number or as a date. */
export function retryAfterSeconds(headers: Headers, now = Date.now()): number | undefined {
  const value = headers.get("retry-after");
  if (value === null) return undefined;
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - now) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}
