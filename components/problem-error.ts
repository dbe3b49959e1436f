/** What the server sends when something failed: the document of `lib/transport/problem.ts`. */
export type ProblemDocument = {
  title: string;
  status: number;
  detail: string;
  code?: string | undefined;
  requestId?: string | undefined;
  errors?: readonly { pointer: string; detail: string }[] | undefined;
};

/** A failure that the server explained. `message` is written for the person who reads it. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly status: number;
  readonly code: string | undefined;
  readonly requestId: string | undefined;
  /** What is wrong, by field; the key is the first part of the pointer. */
  readonly fields: Readonly<Record<string, string>>;
  /** The same by all of the pointer: `address/country`. */
  readonly paths: Readonly<Record<string, string>>;

  constructor(problem: ProblemDocument) {
    super(problem.detail);
    this.status = problem.status;
    this.code = problem.code;
    this.requestId = problem.requestId;
    const { errors = [] } = problem;
    this.paths = Object.fromEntries(
      errors.map(({ pointer, detail }) => [pointer.slice(1), detail]),
    );
    this.fields = Object.fromEntries(
      errors.map(({ pointer, detail }) => [pointer.split("/")[1] ?? "", detail]),
    );
  }
}
