/** An error as Twilio words it. Thrown by handlers, answered in one place. */
export class TwilioProblem extends Error {
  readonly status: 400 | 401 | 403 | 404;
  readonly code: number;

  constructor(status: 400 | 401 | 403 | 404, code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const noSuchResource = (path: string): TwilioProblem =>
  new TwilioProblem(404, 20404, `The requested resource ${path} was not found`);
