import type { Context } from "hono";
import type { ConsentRules } from "../consent-rules";
import { authenticateClient } from "../clients";
import { basicOf } from "../credentials";
import { readFields } from "../fields";
import {
  findLive,
  redeemCode,
  refreshTokens,
  revokeGrant,
  type MintedTokens,
  type TokenRules,
} from "../oauth";
import type { Sandbox } from "../sandbox";
import { googleScopes, toFullScope } from "./scopes";

const tokenRules: TokenRules = {
  accessPrefix: "ya29.",
  refreshPrefix: "1//",
  lifetimeSeconds: 3599,
  rotatesRefresh: false,
};

export const googleConsent: ConsentRules = {
  provider: "google",
  name: "Google",
  accountsLegend: "Account",
  accounts: [
    { id: "ops@acme.test", label: "ops@acme.test", detail: "Acme Operations" },
    { id: "sales@acme.test", label: "sales@acme.test", detail: "Acme Sales" },
  ],
  scopes: googleScopes,
  separator: /\s+/,
  toFullScope,
  unknownScopes: "refuse",
  unknownClientStatus: 401,
  requiresResponseType: true,
  isOffline: (query) =>
    query.get("access_type") === "offline" &&
    (query.get("prompt") ?? "").split(/\s+/).includes("consent"),
  widen: (state, account, scopes, query) => {
    if (query.get("include_granted_scopes") !== "true") return scopes;
    const before = state.grants.find(
      (grant) =>
        grant.provider === "google" &&
        grant.clientId === query.get("client_id") &&
        grant.account === account &&
        grant.revokedAt === null,
    );
    return [...new Set([...(before?.scopes ?? []), ...scopes])];
  },
};

export async function exchangeGoogleToken(sandbox: Sandbox, c: Context): Promise<Response> {
  const { state } = sandbox.store;
  const fields = await readFields(c);
  const basic = basicOf(c.req.header("authorization"));
  c.header("cache-control", "no-store");
  const client = authenticateClient(
    state,
    "google",
    basic?.user ?? fields.client_id,
    basic?.password ?? fields.client_secret,
  );
  if (client === undefined)
    return c.json({ error: "invalid_client", error_description: "Unauthorized" }, 401);

  if (fields.grant_type === "refresh_token") {
    const minted = refreshTokens(state, tokenRules, client, fields.refresh_token);
    if (minted === undefined)
      return refuse(c, "invalid_grant", "Token has been expired or revoked.");
    return c.json(present(minted));
  }
  if (fields.grant_type !== "authorization_code")
    return refuse(c, "unsupported_grant_type", `Invalid grant_type: ${fields.grant_type ?? ""}`);
  const minted = redeemCode(state, tokenRules, client, {
    code: fields.code,
    redirectUri: fields.redirect_uri,
    verifier: fields.code_verifier,
  });
  if (minted === "redirect_uri") return refuse(c, "redirect_uri_mismatch", "Bad Request");
  if (minted === "verifier") return refuse(c, "invalid_grant", "Invalid code verifier.");
  if (typeof minted === "string") return refuse(c, "invalid_grant", "Malformed auth code.");
  return c.json(present(minted));
}

/** Any token of a user and client ends the whole grant, for Gmail, Calendar and Drive together. */
export async function revokeGoogleToken(sandbox: Sandbox, c: Context): Promise<Response> {
  const fields = await readFields(c);
  const live = findLive(sandbox.store.state, "google", fields.token ?? c.req.query("token"));
  if (live === undefined) return refuse(c, "invalid_token", "Token expired or revoked");
  revokeGrant(sandbox.store.state, live.grant);
  return c.json({});
}

function present({ access, refresh }: MintedTokens) {
  return {
    access_token: access.value,
    expires_in: tokenRules.lifetimeSeconds,
    ...(refresh !== undefined && { refresh_token: refresh.value }),
    scope: access.scopes.join(" "),
    token_type: "Bearer",
  };
}

function refuse(c: Context, error: string, description: string): Response {
  return c.json({ error, error_description: description }, 400);
}
