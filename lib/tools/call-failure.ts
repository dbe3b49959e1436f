import { AppError } from "@/lib/errors";
import { NoAnswerError } from "@/lib/outbound/no-answer";
import { ProviderCallError } from "@/lib/providers/call-error";

const longestWaitMs = 3_000;

/**
 * How long to wait before a read is sent once more; undefined where that is not worth it. Only where
 * the answer just did not come, or where the provider asks for a moment.
 */
export function secondTryAfterMs(error: unknown): number | undefined {
  if (error instanceof NoAnswerError) return error.kind === "unavailable" ? 0 : undefined;
  if (!(error instanceof ProviderCallError)) return undefined;
  const { reason, retryAfterSeconds } = error.failure;
  if (reason === "unavailable" && retryAfterSeconds === undefined) return 0;
  const isPassing = reason === "unavailable" || reason === "rate_limited";
  const afterMs = (retryAfterSeconds ?? Infinity) * 1000;
  return isPassing && afterMs <= longestWaitMs ? afterMs : undefined;
}

/** A failure in terms that a caller can act on. */
export function toCallerError(error: unknown): unknown {
  if (!(error instanceof ProviderCallError)) return withPointers(error);
  const { reason, message, retryAfterSeconds } = error.failure;
  const options = { cause: error, retryAfterSeconds };
  if (reason === "rate_limited") return new AppError("rate_limited", message, options);
  if (reason === "unavailable") return new AppError("unavailable", message, options);
  if (reason === "invalid") return new AppError("invalid_input", message, options);
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
