/** An error as Stripe words it. Thrown by handlers, answered in one place. */
export class StripeProblem extends Error {
  readonly status: 400 | 401 | 404;
  readonly detail: { type: string; code?: string; param?: string };

  constructor(
    status: 400 | 401 | 404,
    message: string,
    detail: { type?: string; code?: string; param?: string } = {},
  ) {
    super(message);
    this.status = status;
    this.detail = { type: "invalid_request_error", ...detail };
  }
}

export function noSuch(kind: string, id: string, param = "id"): StripeProblem {
  return new StripeProblem(404, `No such ${kind}: '${id}'`, { code: "resource_missing", param });
}
