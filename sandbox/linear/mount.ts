import type { Context, Hono } from "hono";
import { z } from "zod";
import { consentRoutes } from "../consent";
import { bearerOf } from "../credentials";
import type { SandboxEnv } from "../fault-answer";
import { parseJson } from "../fields";
import { findLive } from "../oauth";
import type { Sandbox } from "../sandbox";
import { executeQuery, GraphQLValidationError } from "./execute-query";
import { exchangeLinearToken, linearConsent, revokeLinearToken } from "./oauth";
import { GraphQLSyntaxError } from "./parse-query";
import { toRoots } from "./roots";

const Request = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

export function mountLinear(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.route("/linear.app/oauth/authorize", consentRoutes(sandbox, linearConsent));
  app.post("/api.linear.app/oauth/token", (c) => exchangeLinearToken(sandbox, c));
  app.post("/api.linear.app/oauth/revoke", (c) => revokeLinearToken(sandbox, c));
  app.post("/api.linear.app/graphql", (c) => answer(sandbox, c));
}

async function answer(sandbox: Sandbox, c: Context): Promise<Response> {
  const { state } = sandbox.store;
  const token = bearerOf(c.req.header("authorization"));
  const live = findLive(state, "linear", token, "access");
  const organization = state.linear.organizations.find(({ name }) => name === live?.grant.account);
  if (live === undefined || organization === undefined)
    return fail(c, 401, "Authentication required, not authenticated", "AUTHENTICATION_ERROR");
  const body = Request.safeParse(parseJson(await c.req.text()));
  if (!body.success) return fail(c, 400, "Must provide query string.", "BAD_REQUEST");
  const { query, variables, operationName } = body.data;
  const changes: [action: string, id: string][] = [];
  const roots = toRoots({
    organization,
    scopes: live.token.scopes,
    record: (action, id) => {
      changes.push([action, id]);
    },
  });
  // Linear checks the whole request before it runs it; here a misfit may show only while it runs.
  const issuesBefore = structuredClone(organization.issues);
  try {
    const result = executeQuery(roots, {
      query,
      variables: variables ?? {},
      operationName: operationName ?? undefined,
    });
    for (const [action, id] of changes)
      sandbox.store.record("linear", organization.name, action, id);
    return c.json(result);
  } catch (error) {
    organization.issues = issuesBefore;
    if (error instanceof GraphQLSyntaxError)
      return fail(c, 400, error.message, "GRAPHQL_PARSE_FAILED");
    if (error instanceof GraphQLValidationError)
      return fail(c, 400, error.message, "GRAPHQL_VALIDATION_FAILED");
    throw error;
  }
}

function fail(c: Context, status: 400 | 401, message: string, code: string): Response {
  const type = status === 401 ? "authentication error" : "graphql error";
  const extensions = { type, code, statusCode: status, userError: true, http: { status } };
  return c.json({ errors: [{ message, extensions }] }, status);
}
