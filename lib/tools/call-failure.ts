import { AppError } from "@/lib/errors";
import type { Effect } from "@/lib/integrations/manifest";
import { NoAnswerError } from "@/lib/outbound/no-answer";
import { ProviderCallError } from "@/lib/providers/call-error";
import type { ToolOutcome } from "./tool-call";

/** Answers that say nothing about whether a change was made. */
const saysNothing = [408, 500, 502, 504];

/**
 * Whether a failed call is known to have done nothing. `wrote` is true once a request that may change
 * something was sent and not refused.
 */
export function outcomeOfFailure(error: unknown, effect: Effect, wrote: boolean): ToolOutcome {
  if (effect === "read" || !wrote) return "failed";
  if (error instanceof NoAnswerError) return error.maybeReceived ? "unknown" : "failed";
  if (error instanceof ProviderCallError)
    return saysNothing.includes(error.status) ? "unknown" : "failed";
  // The provider answered, and what it said was of no use to the tool.
  return error instanceof AppError && error.kind === "invalid_input" ? "failed" : "unknown";
}

/** Whether a read may be sent once more: nothing was refused, the answer just did not come. */
export const isWorthRepeating = (error: unknown): boolean =>
  error instanceof NoAnswerError
    ? error.kind === "unavailable"
    : error instanceof ProviderCallError &&
      error.failure.reason === "unavailable" &&
      error.failure.retryAfterSeconds === undefined;

/** A failure in terms that a caller can act on. */
export function toCallerError(error: unknown): unknown {
  if (!(error instanceof ProviderCallError)) return withPointers(error);
  const { reason, message, retryAfterSeconds } = error.failure;
  const options = { cause: error, retryAfterSeconds };
  if (reason === "rate_limited") return new AppError("rate_limited", message, options);
  if (reason === "unavailable") return new AppError("unavailable", message, options);
  if (reason === "unauthorized") return new AppError("conflict", message, options);
  return error;
}

/** A tool names its own arguments; the caller sent them one level further down. */
function withPointers(error: unknown): unknown {
  if (!(error instanceof AppError) || error.fields.length === 0) return error;
  const fields = error.fields.map(({ pointer, detail }) => ({
    pointer: `/arguments${pointer}`,
    detail,
  }));
  return new AppError(error.kind, error.message, { cause: error, fields });
}
