import { Hono, type Context } from "hono";
import type { ConsentRules } from "../consent-rules";
import { authenticateClient, findClient } from "../clients";
import { basicOf } from "../credentials";
import { parseJson, readFields } from "../fields";
import { findOwn, redeemCode, revokeGrant, type TokenRules } from "../oauth";
import type { Sandbox } from "../sandbox";

const tokenRules: TokenRules = {
  accessPrefix: "gho_",
  refreshPrefix: "ghr_",
  lifetimeSeconds: null,
  rotatesRefresh: false,
};

export const gitHubConsent: ConsentRules = {
  provider: "github",
  name: "GitHub",
  accountsLegend: "Account",
  accounts: [
    { id: "octocat", label: "octocat", detail: "Engineer at Acme" },
    { id: "acme-bot", label: "acme-bot", detail: "Acme's own robot account" },
    { id: "hubot", label: "hubot", detail: "Public repositories only" },
  ],
  scopes: {
    repo: "Read and write code, issues and pull requests, private ones too",
    public_repo: "Read and write public repositories",
    "repo:status": "Read and write commit statuses",
    "read:user": "Read the profile",
    user: "Read and write the profile",
    "user:email": "Read the e-mail addresses",
    "read:org": "Read organizations and teams",
    "read:project": "Read projects",
    project: "Read and write projects",
    workflow: "Change workflow files",
    gist: "Write gists",
    notifications: "Read notifications",
    offline_access: "Keep access while you are away",
  },
  separator: /[\s,]+/,
  unknownScopes: "drop",
  unknownClientStatus: 404,
  requiresResponseType: false,
  isOffline: () => false,
  callbackExtras: { iss: "https://github.com/login/oauth" },
};

const refusals = {
  incorrect_client_credentials: "The client_id and/or client_secret passed are incorrect.",
  bad_verification_code: "The code passed is incorrect or expired.",
  redirect_uri_mismatch:
    "The redirect_uri MUST match the registered callback URL for this application.",
  unsupported_grant_type: "The grant_type passed is not supported.",
};

/** GitHub's token endpoint: errors come with status 200, and as a form unless JSON is asked for. */
export async function exchangeGitHubCode(sandbox: Sandbox, c: Context): Promise<Response> {
  const fields = await readFields(c);
  const basic = basicOf(c.req.header("authorization"));
  const clientId = basic?.user ?? fields.client_id;
  const secret = basic?.password ?? fields.client_secret;
  const client = authenticateClient(sandbox.store.state, "github", clientId, secret);
  if (client === undefined) return refuse(c, "incorrect_client_credentials");
  if (fields.grant_type !== undefined && fields.grant_type !== "authorization_code")
    return refuse(c, "unsupported_grant_type");
  const minted = redeemCode(sandbox.store.state, tokenRules, client, {
    code: fields.code,
    redirectUri: fields.redirect_uri,
    verifier: fields.code_verifier,
  });
  if (minted === "redirect_uri") return refuse(c, "redirect_uri_mismatch");
  if (typeof minted === "string") return refuse(c, "bad_verification_code");
  return answer(c, {
    access_token: minted.access.value,
    scope: minted.access.scopes.join(","),
    token_type: "bearer",
  });
}

function refuse(c: Context, error: keyof typeof refusals): Response {
  return answer(c, {
    error,
    error_description: refusals[error],
    error_uri:
      "https://docs.github.com/apps/managing-oauth-apps/troubleshooting-oauth-app-access-token-request-errors/",
  });
}

function answer(c: Context, body: Record<string, string>): Response {
  c.header("cache-control", "no-store");
  if ((c.req.header("accept") ?? "").includes("json")) return c.json(body);
  return c.body(new URLSearchParams(body).toString(), 200, {
    "content-type": "application/x-www-form-urlencoded; charset=utf-8",
  });
}

/** Under `/applications/{client_id}`: what the application itself may do with its users' tokens. */
export function gitHubApplicationRoutes(sandbox: Sandbox): Hono {
  const { store } = sandbox;
  const app = new Hono();

  app.use("/:client/*", async (c, next) => {
    const basic = basicOf(c.req.header("authorization"));
    const isThisClient =
      basic?.user === c.req.param("client") &&
      authenticateClient(store.state, "github", basic.user, basic.password) !== undefined;
    return isThisClient ? next() : c.json({ message: "Not Found", status: "404" }, 404);
  });
  app.post("/:client/token", async (c) => {
    const live = await findToken(c);
    if (live === undefined) return c.json({ message: "Not Found", status: "404" }, 404);
    const { token, grant } = live;
    return c.json({
      token: token.value,
      scopes: token.scopes,
      created_at: grant.createdAt,
      user: { login: grant.account },
      app: {
        client_id: grant.clientId,
        name: findClient(store.state, "github", grant.clientId)?.name,
      },
    });
  });
  app.delete("/:client/token", async (c) => {
    const live = await findToken(c);
    if (live === undefined) return invalid(c);
    live.token.dead = true;
    return c.body(null, 204);
  });
  app.delete("/:client/grant", async (c) => {
    const live = await findToken(c);
    if (live === undefined) return invalid(c);
    revokeGrant(store.state, live.grant);
    return c.body(null, 204);
  });
  return app;

  async function findToken(c: Context) {
    const body = parseJson(await c.req.text());
    const value =
      typeof body === "object" && body !== null && "access_token" in body
        ? body.access_token
        : undefined;
    const client = { provider: "github", id: c.req.param("client") ?? "" } as const;
    return typeof value === "string" ? findOwn(store.state, client, value) : undefined;
  }
}

function invalid(c: Context): Response {
  return c.json(
    { message: "Validation Failed", errors: [{ code: "invalid" }], status: "422" },
    422,
  );
}
