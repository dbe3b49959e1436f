import { Hono, type Context } from "hono";
import { refusalPage, consentPage } from "./consent-page";
import type { ConsentRules } from "./consent-rules";
import type { Client } from "./client";
import { findClient, redirectUriOf } from "./clients";
import { issueCode } from "./oauth";
import type { Sandbox } from "./sandbox";

type AuthorizationRequest = {
  client: Client;
  redirectUri: string;
  state: string | undefined;
  scopes: string[];
  challenge: string | null;
  query: URLSearchParams;
};

/** The authorization endpoint: GET shows the page, POST takes the person's answer. */
export function consentRoutes(sandbox: Sandbox, rules: ConsentRules): Hono {
  const app = new Hono();
  app.get("/", async (c) => {
    const request = await readRequest(sandbox, rules, c);
    if (request instanceof Response) return request;
    const hint = request.query.get("login_hint") ?? request.query.get("login") ?? "";
    const hinted = rules.accounts.find((account) => account.id === hint || account.label === hint);
    return consentPage(c, {
      rules,
      client: request.client,
      redirectOrigin: new URL(request.redirectUri).origin,
      scopes: request.scopes,
      chosenAccount: (hinted ?? rules.accounts[0])?.id,
    });
  });
  app.post("/", async (c) => {
    const site = c.req.header("sec-fetch-site");
    if (site !== undefined && site !== "same-origin")
      return refusalPage(c, rules.name, "This form was sent from another site.", 403);
    const request = await readRequest(sandbox, rules, c);
    if (request instanceof Response) return request;
    return answer(sandbox, rules, c, request, new URLSearchParams(await c.req.text()));
  });
  return app;
}

async function answer(
  sandbox: Sandbox,
  rules: ConsentRules,
  c: Context,
  request: AuthorizationRequest,
  form: URLSearchParams,
): Promise<Response> {
  if (form.get("decision") !== "authorize")
    return sendBack(rules, c, request, {
      error: "access_denied",
      error_description: "The user has denied your application access.",
    });
  const account = rules.accounts.find(({ id }) => id === form.get("account"));
  if (account === undefined) return refusalPage(c, rules.name, "Choose an account.", 400);
  const ticked = request.scopes.filter(
    (scope) => rules.allOrNothing === true || form.getAll("scope").includes(scope),
  );
  const narrowed = sandbox.faults.narrow(rules.provider, ticked);
  const { state } = sandbox.store;
  const code = issueCode(state, {
    provider: rules.provider,
    account: account.id,
    clientId: request.client.id,
    redirectUri: request.redirectUri,
    scopes: rules.widen?.(state, account.id, narrowed, request.query) ?? narrowed,
    challenge: request.challenge,
    offline: rules.isOffline(request.query),
  });
  return sendBack(rules, c, request, { code: code.value });
}

/** Checks the request. What could send a code astray is refused on the spot, never by a redirect. */
async function readRequest(
  sandbox: Sandbox,
  rules: ConsentRules,
  c: Context,
): Promise<AuthorizationRequest | Response> {
  const query = new URL(c.req.url).searchParams;
  const redirectUri = query.get("redirect_uri");
  const client = findClient(sandbox.store.state, rules.provider, query.get("client_id"));
  if (client === undefined)
    return refusalPage(
      c,
      rules.name,
      "No application with this client_id is known here.",
      rules.unknownClientStatus,
    );
  if (redirectUri !== redirectUriOf(sandbox, client))
    return refusalPage(c, rules.name, "The redirect_uri is not one of this application's.", 400);

  const asked = (query.get("scope") ?? "")
    .split(rules.separator)
    .filter((scope) => scope !== "")
    .map((scope) => rules.toFullScope?.(scope) ?? scope);
  const known = rules.scopes ?? {};
  const scopes = [...new Set(asked)].filter((scope) => scope in known);
  const request: AuthorizationRequest = {
    client,
    redirectUri,
    state: query.get("state") ?? undefined,
    scopes,
    challenge: query.get("code_challenge"),
    query,
  };
  const problem = findProblem(rules, query, asked);
  return problem === undefined ? request : sendBack(rules, c, request, problem);
}

function findProblem(rules: ConsentRules, query: URLSearchParams, asked: string[]) {
  const responseType = query.get("response_type");
  if (responseType !== "code" && (rules.requiresResponseType || responseType !== null))
    return { error: "unsupported_response_type", error_description: "Use response_type=code." };
  if (query.has("code_challenge") && query.get("code_challenge_method") !== "S256")
    return { error: "invalid_request", error_description: "Use code_challenge_method=S256." };
  const unknown = asked.filter((scope) => rules.scopes !== undefined && !(scope in rules.scopes));
  if (rules.unknownScopes === "refuse" && unknown.length > 0)
    return { error: "invalid_scope", error_description: `Unknown scope: ${unknown.join(" ")}` };
  return undefined;
}

function sendBack(
  rules: ConsentRules,
  c: Context,
  request: AuthorizationRequest,
  answer: Record<string, string>,
): Response {
  const url = new URL(request.redirectUri);
  for (const [name, value] of Object.entries({ ...answer, ...rules.callbackExtras }))
    url.searchParams.set(name, value);
  if (request.state !== undefined) url.searchParams.set("state", request.state);
  c.header("cache-control", "no-store");
  c.header("cross-origin-opener-policy", "same-origin");
  return c.redirect(url.toString(), 302);
}
