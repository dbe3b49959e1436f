import type { z } from "zod";

/** Every way an operation can fail, with the HTTP status and title each one is reported under. */
export const errorKinds = {
  invalid_input: { status: 422, title: "The input is not valid" },
  method_not_allowed: { status: 405, title: "Not possible at this address" },
  payload_too_large: { status: 413, title: "Too much was sent" },
  unsupported_media_type: { status: 415, title: "Sent in a form that is not understood" },
  unauthenticated: { status: 401, title: "Sign in or send a key" },
  forbidden: { status: 403, title: "Your role does not allow this" },
  approval_required: { status: 403, title: "A person has to approve this" },
  not_found: { status: 404, title: "Not found" },
  conflict: { status: 409, title: "Conflicts with the current state" },
  rate_limited: { status: 429, title: "Too many requests" },
  payment_required: { status: 402, title: "No credit left" },
  unavailable: { status: 503, title: "Not available at the moment" },
  provider_failed: { status: 502, title: "The provider did not answer as expected" },
  internal: { status: 500, title: "Something failed on our side" },
} as const;

export type ErrorKind = keyof typeof errorKinds;

/** One invalid field: where it is in the input (JSON Pointer) and what is wrong with it. */
export type FieldError = { pointer: string; detail: string };

/** What a person has to decide first: where, and until when. */
export type NeededApproval = { id: string; url: string; expiresAt: string };

type Options = {
  cause?: unknown;
  fields?: FieldError[];
  approval?: NeededApproval;
  /** Seconds after which the same call may succeed. */
  retryAfterSeconds?: number;
};

/** More than anybody mends at once: what is wrong without end must not be answered without end. */
const mostFields = 100;

/** An expected failure. `message` is written for the caller; everything private goes in `cause`. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly kind: ErrorKind;
  readonly fields: FieldError[];
  readonly retryAfterSeconds: number | undefined;
  readonly approval: NeededApproval | undefined;

  constructor(kind: ErrorKind, message: string, options: Options = {}) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.fields = options.fields?.slice(0, mostFields) ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.approval = options.approval;
  }
}

/** The same text for what does not exist and for what the caller may not see. */
export const notFound = (what = "This") =>
  new AppError("not_found", `${what} does not exist, or you have no access to it.`);
export const forbidden = (message: string) => new AppError("forbidden", message);
export const conflict = (message: string) => new AppError("conflict", message);

/** A failure of one field, for checks that the schema cannot express. */
export const invalidField = (field: string, detail: string) =>
  new AppError("invalid_input", detail, { fields: [{ pointer: `/${field}`, detail }] });

/** Parses data from outside, or throws `invalid_input` naming every wrong field. `at` is where `data` sits in the input. */
export function parse<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
  at = "",
): z.output<Schema> {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path, message }) => ({
    pointer: [at, ...path.map(String)].join("/"),
    detail: message,
  }));
  throw new AppError("invalid_input", "Some fields are missing or wrong.", { fields });
}
