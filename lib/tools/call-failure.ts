import { AppError } from "@/lib/errors";
import { NoAnswerError } from "@/lib/outbound/no-answer";
import { ProviderCallError } from "@/lib/providers/call-error";

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
