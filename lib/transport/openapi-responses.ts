import { errorKinds } from "@/lib/errors";
import type { Endpoint } from "./endpoint";
import type { JsonSchema } from "./openapi-schemas";

export type Response = {
  description: string;
  headers?: Record<string, object>;
  content?: Record<string, { schema: JsonSchema }>;
};
type Reference = { $ref: string };
export type Responses = Record<string, Response | Reference>;

const header = (description: string) => ({ description, schema: { type: "string" } });

export const responseHeaders = {
  ETag: header("Names this very answer: send it as If-None-Match to be told when nothing changed."),
  Location: header("Address of what was made."),
  RateLimit: header("How many requests are left, and for how long."),
  "RateLimit-Policy": header("How many requests are allowed in which time."),
  "X-Request-Id": header("Finds this request in the server's log and in the activity."),
  "Idempotency-Replayed": header("`true` where this is the answer of an earlier, same request."),
};

const headers = (names: readonly (keyof typeof responseHeaders)[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

/** RFC 9457, as `problem.ts` writes it. */
export const problemSchema: JsonSchema = {
  type: "object",
  description: "What went wrong, and what to do about it (RFC 9457).",
  properties: {
    type: {
      type: "string",
      description: "Names the kind of problem, and stays the same.",
      enum: Object.keys(errorKinds).map((kind) => `urn:alfe:problem:${kind}`),
    },
    title: { type: "string", description: "The kind of problem in words." },
    status: { type: "integer", description: "The HTTP status." },
    detail: { type: "string", description: "What happened here, and what to do." },
    code: { type: "string", enum: Object.keys(errorKinds) },
    errors: {
      type: "array",
      description: "Each wrong field.",
      items: {
        type: "object",
        properties: {
          pointer: { type: "string", description: "Where it is in what was sent (JSON Pointer)." },
          detail: { type: "string" },
        },
        required: ["pointer", "detail"],
        additionalProperties: false,
      },
    },
    retryAfterSeconds: { type: "integer" },
    requestId: { type: "string" },
    approval: {
      type: "object",
      description: "What waits for a person, where the kind is `approval_required`.",
      properties: {
        id: { type: "string" },
        url: { type: "string", description: "Where a person decides." },
        expiresAt: { type: "string", format: "date-time" },
      },
      required: ["id", "url", "expiresAt"],
      additionalProperties: false,
    },
  },
  required: ["type", "title", "status", "detail", "code"],
  additionalProperties: false,
};

/** One response for each status that a problem has, by its status. */
export const problemResponses: Readonly<Record<string, Response>> = Object.fromEntries(
  [...Map.groupBy(Object.values(errorKinds), ({ status }) => status)].map(([status, kinds]) => [
    `Problem${status}`,
    {
      description: `${kinds.map(({ title }) => title).join(", or: ")}.`,
      headers: headers(["X-Request-Id"]),
      content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
    },
  ]),
);

/** What every endpoint may answer instead, and what only a change may. */
const always = [401, 403, 404, 422, 429, 500, 503];
const changing = [402, 409, 413, 415, 502];

export function toResponses(endpoint: Endpoint, output: JsonSchema): Responses {
  const { download } = endpoint;
  const isQuery = endpoint.operation.kind === "query";
  const refused = [...always, ...(isQuery ? [] : changing)]
    .toSorted((a, b) => a - b)
    .filter((status) => `Problem${status}` in problemResponses)
    .map(
      (status) => [String(status), { $ref: `#/components/responses/Problem${status}` }] as const,
    );
  return {
    [endpoint.created ? "201" : "200"]: {
      description: endpoint.created ? "Created." : "Done.",
      headers: headers([
        ...(isQuery ? [] : (["Idempotency-Replayed"] as const)),
        ...(isQuery && !download ? (["ETag"] as const) : []),
        ...(endpoint.location === undefined ? [] : (["Location"] as const)),
        ...(["RateLimit", "RateLimit-Policy", "X-Request-Id"] as const),
      ]),
      content: download
        ? { [download.type]: { schema: { type: "string" } } }
        : { "application/json": { schema: output } },
    },
    ...(endpoint.method === "GET" &&
      !download && {
        "304": { description: "Nothing changed since the answer that If-None-Match names." },
      }),
    ...Object.fromEntries(refused),
  };
}
