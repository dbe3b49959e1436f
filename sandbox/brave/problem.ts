import { randomUUID } from "node:crypto";

/** An error as the Brave Search API words it. Thrown by what reads a request, answered in one place. */
export class BraveProblem extends Error {
  readonly status: 404 | 422 | 429;
  readonly code: string;
  readonly meta: object;

  constructor(status: 404 | 422 | 429, code: string, detail: string, meta: object = {}) {
    super(detail);
    this.status = status;
    this.code = code;
    this.meta = meta;
  }

  toBody(): object {
    const { status, code, message: detail, meta } = this;
    return {
      type: "ErrorResponse",
      error: { id: randomUUID(), status, code, detail, meta },
      time: Math.floor(Date.now() / 1000),
    };
  }
}

/** What a parameter or header lacks, as its validator says it. */
export const invalid = (loc: readonly string[], msg: string): BraveProblem =>
  new BraveProblem(422, "VALIDATION", "Unable to validate request parameter(s)", {
    errors: [{ type: "value_error", loc, msg }],
  });
