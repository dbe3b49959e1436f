import { z } from "zod";
import type { OpenApiOperation } from "./openapi-operation";
import type { JsonSchema } from "./openapi-schemas";
import type { Responses } from "./openapi-responses";

type Extras = {
  paths: Record<string, Record<string, OpenApiOperation>>;
  schemas: Record<string, JsonSchema>;
};

const plain = (schema: z.ZodType): JsonSchema => {
  const { $schema, ...rest } = z.toJSONSchema(schema);
  return rest as JsonSchema;
};

const json = (schema: z.ZodType) => ({ "application/json": { schema: plain(schema) } });

const oauthError = {
  "application/json": { schema: { $ref: "#/components/schemas/OAuthError" } },
};

const refused = (...statuses: number[]): Responses =>
  Object.fromEntries(
    statuses.map((status) => [String(status), { $ref: `#/components/responses/Problem${status}` }]),
  );

const OAuthError = z.object({
  error: z
    .string()
    .describe(
      "`authorization_pending`, `slow_down`, `access_denied`, `expired_token`, `invalid_grant` …",
    ),
  error_description: z.string().optional(),
});

/** What no operation is behind: signing in a terminal, the stream of changes, and this description. */
export const openApiExtras = (): Extras => ({
  schemas: { OAuthError: plain(OAuthError) },
  paths: {
    "/device_authorization": {
      post: {
        operationId: "start_device_authorization",
        summary: "Begin signing in a terminal (RFC 8628).",
        description:
          "Show the person `user_code` and `verification_uri`, and ask for the token every `interval` seconds meanwhile.",
        tags: ["Callers"],
        security: [],
        requestBody: {
          required: false,
          content: json(
            z.object({ client_name: z.string().describe("What asks, and on which computer.") }),
          ),
        },
        responses: {
          "200": {
            description: "Begun.",
            content: json(
              z.object({
                device_code: z.string(),
                user_code: z.string(),
                verification_uri: z.string(),
                verification_uri_complete: z.string(),
                expires_in: z.int(),
                interval: z.int(),
              }),
            ),
          },
          default: { description: "Not begun.", content: oauthError },
        },
      },
    },
    "/token": {
      post: {
        operationId: "redeem_device_code",
        summary: "Ask for the token of a terminal that a person lets in (RFC 8628).",
        tags: ["Callers"],
        security: [],
        requestBody: {
          required: true,
          content: json(
            z.object({
              grant_type: z.literal("urn:ietf:params:oauth:grant-type:device_code"),
              device_code: z.string(),
            }),
          ),
        },
        responses: {
          "200": {
            description: "The person allowed it. The token is told this once.",
            content: json(
              z.object({
                access_token: z.string(),
                token_type: z.literal("Bearer"),
                expires_in: z.int(),
                organization: z.object({ id: z.uuid(), slug: z.string(), name: z.string() }),
              }),
            ),
          },
          default: { description: "Not yet, or not at all.", content: oauthError },
        },
      },
    },
    "/events": {
      get: {
        operationId: "stream_changes",
        summary: "Be told of every change that the caller may see, while the connection is open.",
        description:
          "Server-sent events. `change` says which areas changed at which nodes; read those anew. `refetch` says that some may have been missed. Comments keep the connection open.",
        tags: ["Activity"],
        security: [{ personalToken: [] }, { agentKey: [] }, { browserSession: [] }],
        responses: {
          "200": {
            description: "The stream.",
            content: { "text/event-stream": { schema: { type: "string" } } },
          },
          ...refused(401, 403, 404, 429, 503),
        },
      },
    },
    "/openapi.json": {
      get: {
        operationId: "get_openapi",
        summary: "This description.",
        tags: ["About"],
        security: [],
        responses: {
          "200": {
            description: "OpenAPI 3.1.",
            content: { "application/json": { schema: { type: "object" } } },
          },
        },
      },
    },
    "/reference": {
      get: {
        operationId: "get_reference",
        summary: "This description as a page to read.",
        tags: ["About"],
        security: [],
        responses: {
          "200": {
            description: "A page.",
            content: { "text/html": { schema: { type: "string" } } },
          },
        },
      },
    },
  },
});
