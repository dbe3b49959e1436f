import type { ContentfulStatusCode } from "hono/utils/http-status";

/** An error as Discord words it. Thrown by handlers, answered in one place. */
export class DiscordProblem extends Error {
  readonly status: ContentfulStatusCode;
  readonly code: number;
  readonly errors: object | undefined;

  constructor(status: ContentfulStatusCode, code: number, message: string, errors?: object) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

export const unknownChannel = () => new DiscordProblem(404, 10003, "Unknown Channel");
export const unknownMessage = () => new DiscordProblem(404, 10008, "Unknown Message");
export const missingAccess = () => new DiscordProblem(403, 50001, "Missing Access");

/** What is wrong with one field of a body. */
export const invalidForm = (field: string, code: string, message: string) =>
  new DiscordProblem(400, 50035, "Invalid Form Body", {
    [field]: { _errors: [{ code, message }] },
  });
