import {
  AppError,
  errorKinds,
  type ErrorKind,
  type FieldError,
  type NeededApproval,
} from "@/lib/errors";
import { logError } from "@/lib/log";

/** An RFC 9457 problem document. Routes send it as the body; actions return it as data. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ErrorKind;
  errors?: FieldError[];
  /** What a person has to decide first. */
  approval?: NeededApproval;
  retryAfterSeconds?: number;
  /** Finds the request in the server's log. */
  requestId?: string;
};

/** Failures that are not the caller's: their causes are what the log is for. */
const ours: readonly ErrorKind[] = ["internal", "provider_failed", "unavailable"];

/** Turns anything thrown into a problem. What nobody expected is logged in full and told in general. */
export function toProblem(error: unknown, requestId?: string): Problem {
  const known =
    error instanceof AppError
      ? error
      : new AppError("internal", "This failed on our side. Try again in a moment.", {
          cause: error,
        });
  if (ours.includes(known.kind)) logError(known.message, known.cause, { requestId });
  const { kind, message, fields, approval, retryAfterSeconds } = known;
  return {
    type: `urn:alfe:problem:${kind}`,
    ...errorKinds[kind],
    detail: message,
    code: kind,
    ...(fields.length > 0 && { errors: fields }),
    ...(approval && { approval }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    ...(requestId !== undefined && { requestId }),
  };
}

export const problemResponse = (problem: Problem): Response =>
  Response.json(problem, {
    status: problem.status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      ...(problem.status === 401 && { "www-authenticate": "Bearer" }),
      ...(problem.retryAfterSeconds !== undefined && {
        "retry-after": String(problem.retryAfterSeconds),
      }),
    },
  });
