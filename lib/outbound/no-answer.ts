import { AppError } from "@/lib/errors";
import { ProviderCallError } from "@/lib/providers/call-error";
import { ForbiddenAddressError } from "./guard-lookup";

/** No usable answer came. `maybeReceived` is false only if the request surely never arrived. */
export class NoAnswerError extends AppError {
  readonly maybeReceived: boolean;
  /** Who was asked. */
  readonly by: string | undefined;

  constructor(
    kind: "unavailable" | "provider_failed" | "invalid_input",
    message: string,
    options: { cause?: unknown; maybeReceived: boolean; by?: string },
  ) {
    super(kind, message, { cause: options.cause });
    this.maybeReceived = options.maybeReceived;
    this.by = options.by;
  }
}

/** Failures before a connection existed, by Node's and undici's codes. */
const neverConnected = [
  "UND_ERR_CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
];

function* causesOf(error: unknown): Generator {
  yield error;
  if (error instanceof AggregateError) for (const each of error.errors) yield* causesOf(each);
  if (error instanceof Error && error.cause !== undefined) yield* causesOf(error.cause);
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

/** Says in one sentence why no answer came. `name` is who was asked. */
export function toNoAnswer(name: string, error: unknown): NoAnswerError {
  const causes = [...causesOf(error)];
  if (causes.some((each) => each instanceof ForbiddenAddressError))
    return new NoAnswerError(
      "invalid_input",
      `${name} leads to an address that cannot be reached from here.`,
      { maybeReceived: false },
    );
  const isTimeout = causes.some(
    (each) =>
      (each instanceof Error && each.name === "TimeoutError") ||
      ["UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"].includes(codeOf(each)),
  );
  const maybeReceived = !causes.some((each) => neverConnected.includes(codeOf(each)));
  return new NoAnswerError(
    "unavailable",
    isTimeout
      ? `${name} did not answer in time. Try again in a minute.`
      : `${name} could not be reached. Try again in a minute.`,
    // Only codes: a message of a lower layer may hold the address with its query.
    {
      cause: new Error(causes.map(codeOf).filter(Boolean).join(", ") || "no answer"),
      maybeReceived,
      by: name,
    },
  );
}

/** Answers that say nothing about whether a change was made. */
const saysNothing = [408, 500, 502, 504];

/** Whether a request that failed may have taken effect all the same. */
export function isUndecided(error: unknown): boolean {
  if (error instanceof NoAnswerError) return error.maybeReceived;
  return error instanceof ProviderCallError && saysNothing.includes(error.status);
}
