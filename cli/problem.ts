import { Failure, type FailureKind } from "./failure";

/** An RFC 9457 problem document, as far as it is understood here. */
type Problem = {
  status?: number;
  title?: string;
  detail?: string;
  code?: string;
  errors?: { pointer: string; detail: string }[];
  retryAfterSeconds?: number;
  requestId?: string;
  approval?: { url?: string };
};

const kinds: Readonly<Record<string, FailureKind>> = {
  unauthenticated: "unauthenticated",
  forbidden: "forbidden",
  not_found: "not_found",
  conflict: "conflict",
  invalid_input: "invalid_input",
  approval_required: "approval_required",
  payment_required: "payment_required",
  rate_limited: "unavailable",
  unavailable: "unavailable",
};

/** What the server refused, as the terminal tells it. */
export function toFailure(problem: unknown, status: number): Failure {
  const { detail, title, code = "", ...rest } = asProblem(problem);
  const fields = (rest.errors ?? []).map((field) => `  ${field.pointer || "/"}: ${field.detail}`);
  const message = detail ?? title ?? `The server answered ${status}.`;
  return new Failure(kinds[code] ?? "failed", [message, ...fields].join("\n"), {
    hint: hintFor(code, rest),
    details: asProblem(problem),
  });
}

const asProblem = (value: unknown): Problem =>
  typeof value === "object" && value !== null ? value : {};

function hintFor(
  code: string,
  { approval, retryAfterSeconds, requestId }: Problem,
): string | undefined {
  if (code === "unauthenticated") return "Sign in with: alfe login";
  if (approval?.url) return `A person decides at ${approval.url}`;
  if (retryAfterSeconds !== undefined) return `Try again in ${retryAfterSeconds} s.`;
  if (code === "internal" && requestId) return `The server's log has it under ${requestId}.`;
  return undefined;
}
