import { randomUUID } from "node:crypto";
import type { Context } from "hono";

const codes = {
  invalid_json: 400,
  missing_version: 400,
  validation_error: 400,
  unauthorized: 401,
  restricted_resource: 403,
  object_not_found: 404,
} as const;

export function notionProblem(c: Context, code: keyof typeof codes, message: string): Response {
  const status = codes[code];
  return c.json({ object: "error", status, code, message, request_id: randomUUID() }, status);
}

export function notFound(c: Context, kind: string, id: string): Response {
  return notionProblem(
    c,
    "object_not_found",
    `Could not find ${kind} with ID: ${id}. Make sure the relevant pages and databases are shared with your integration.`,
  );
}
