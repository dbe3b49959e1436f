import { AppError } from "@/lib/errors";
import { NoAnswerError } from "@/lib/outbound/no-answer";
import { ProviderCallError } from "@/lib/providers/call-error";
import { isRefusal } from "@/lib/providers/revocation";
import type { BrokenReason } from "./mark-broken";
import { TokenEndpointDownError, TokenRefusedError } from "./token-endpoint";

/** Why there is no renewed credential. */
export class RenewalError extends AppError {
  /** Refused for good; failed, to be tried again; or slow, while it still goes on. */
  readonly why: "refused" | "failed" | "slow";
  /** What a refusal means. */
  readonly reason: BrokenReason | undefined;

  constructor(
    why: RenewalError["why"],
    message: string,
    { cause, reason }: { cause?: unknown; reason?: BrokenReason } = {},
  ) {
    super(why === "refused" ? "conflict" : "unavailable", message, {
      cause,
      ...(why !== "refused" && { retryAfterSeconds: 60 }),
    });
    this.why = why;
    this.reason = reason;
  }
}

/** Codes after which trying again cannot help; everything else may pass. */
const terminal: Readonly<Partial<Record<string, BrokenReason>>> = {
  invalid_grant: "revoked",
  invalid_refresh_token: "revoked",
  access_denied: "revoked",
  token_revoked: "revoked",
  expired_token: "expired",
  token_expired: "expired",
  invalid_client: "app_refused",
  invalid_client_id: "app_refused",
  unauthorized_client: "app_refused",
  bad_client_secret: "app_refused",
  bad_redirect_uri: "app_refused",
};

export function reasonOfRefusal(error: unknown): BrokenReason | undefined {
  // A provider that renews in its own way says so as it does for any call.
  if (isRefusal(error, "unauthorized")) return "revoked";
  return error instanceof TokenRefusedError ? terminal[error.code] : undefined;
}

/** Whether the endpoint could not be reached, did not answer or is down. */
export const isUnanswered = (error: unknown): boolean =>
  (error instanceof NoAnswerError && error.kind === "unavailable") ||
  isRefusal(error, "unavailable") ||
  (error instanceof TokenEndpointDownError && error.status >= 500);

/** Whether the endpoint answered, and did not say what would end the credential. */
export const isAnswered = (error: unknown): boolean =>
  error instanceof TokenRefusedError ||
  (error instanceof ProviderCallError && !isUnanswered(error)) ||
  (error instanceof TokenEndpointDownError && !isUnanswered(error));

/** Statuses with which an endpoint says that it did nothing. */
const didNothing = [429, 503];

/** Whether new tokens may have been given all the same. */
export function isAnswerLost(error: unknown): boolean {
  if (error instanceof NoAnswerError) return error.maybeReceived;
  if (error instanceof TokenEndpointDownError) return !didNothing.includes(error.status);
  if (error instanceof ProviderCallError)
    return error.status >= 500 && !didNothing.includes(error.status);
  if (error instanceof TokenRefusedError) return false;
  // An answer that is not usable.
  return error instanceof AppError && error.kind === "provider_failed";
}
