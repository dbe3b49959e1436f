/** An error as Telnyx words it. Thrown by handlers, answered in one place. */
export class TelnyxProblem extends Error {
  readonly status: 400 | 401 | 402 | 404 | 422;
  readonly code: string;
  readonly title: string;

  constructor(status: 400 | 401 | 402 | 404 | 422, code: string, title: string, detail: string) {
    super(detail);
    this.status = status;
    this.code = code;
    this.title = title;
  }
}

export const noSuchTelnyx = (): TelnyxProblem =>
  new TelnyxProblem(
    404,
    "10005",
    "Resource not found",
    "The requested resource or URL could not be found.",
  );
