import { AppError } from "@/lib/errors";
import { scrub } from "@/lib/log";
import { NoAnswerError } from "@/lib/outbound/no-answer";
import { ProviderCallError } from "@/lib/providers/call-error";
import { LeftBehindError } from "@/lib/providers/left-behind-error";
import { ClientGoneError } from "@/lib/providers/revocation";
import { NeedsPersonError } from "./needs-person-error";
import type { StepKind } from "./plan-steps";
import { retryDelayMs } from "./retry-delay";

/** After this long without success a person is asked. */
const patienceMs = 3 * 24 * 3_600_000;
/** Refusals that say "not now" rather than "no". */
const passing = [408, 425, 429];

export type FailedTry = {
  kind: StepKind;
  /** Tries so far, this one included. */
  tries: number;
  /** When the first of them began. */
  startedAt: Date;
  now: Date;
  /** Name of the provider. */
  provider: string | undefined;
};

/** What follows from a failure: another try later, or a person. `detail` is for the receipt. */
export type Judgement =
  { next: "retry"; afterMs: number; detail: string } | { next: "person"; detail: string };

/**
 * Outages pass and are tried again for three days; a refusal for good, and what only a person can
 * know, goes to a person at once. What fails on our side alone is never handed on.
 */
export function judgeFailure(cause: unknown, failed: FailedTry): Judgement {
  const { kind, tries, startedAt, now, provider = "The provider" } = failed;
  const said = sentenceOf(cause, provider);
  const retry: Judgement = {
    next: "retry",
    afterMs: Math.max(retryDelayMs(tries), (retryAfterSeconds(cause) ?? 0) * 1000),
    detail: said,
  };
  if (kind === "destroy") return retry;
  if (isFinal(cause)) return { next: "person", detail: said };
  if (now.getTime() - startedAt.getTime() < patienceMs) return retry;
  return { next: "person", detail: `${said} It was tried for three days.` };
}

function isFinal(cause: unknown): boolean {
  const isKnown = [NeedsPersonError, ClientGoneError, LeftBehindError].some(
    (kind) => cause instanceof kind,
  );
  if (isKnown) return true;
  if (!(cause instanceof ProviderCallError)) return false;
  const { failure, status } = cause;
  if (failure.reason === "rate_limited" || failure.reason === "unavailable") return false;
  return status < 500 && !passing.includes(status);
}

/** True where the provider cannot even be reached: then nothing else there will go better now. */
export const isUnreachable = (cause: unknown): boolean =>
  cause instanceof NoAnswerError && cause.kind === "unavailable";

/** What a receipt may say of a failure: our own sentences only, without advice meant for a caller. */
function sentenceOf(cause: unknown, provider: string): string {
  if (cause instanceof ProviderCallError)
    return cause.status < 400
      ? scrub(cause.message).slice(0, 200)
      : `${cause.by ?? provider} answered ${String(cause.status)}.`;
  if (isUnreachable(cause)) return `${nameOf(cause) ?? provider} did not answer.`;
  return cause instanceof AppError ? scrub(cause.message).slice(0, 300) : "It failed on our side.";
}

const nameOf = (cause: unknown): string | undefined =>
  cause instanceof NoAnswerError ? cause.by : undefined;

const retryAfterSeconds = (cause: unknown): number | undefined =>
  cause instanceof AppError ? cause.retryAfterSeconds : undefined;
