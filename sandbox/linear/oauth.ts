import type { Context } from "hono";
import type { ConsentRules } from "../consent-rules";
import { authenticateClient } from "../clients";
import { basicOf, bearerOf } from "../credentials";
import { readFields } from "../fields";
import {
  findLive,
  redeemCode,
  refreshTokens,
  revokeFamily,
  type MintedTokens,
  type TokenRules,
} from "../oauth";
import type { Sandbox } from "../sandbox";

const tokenRules: TokenRules = {
  accessPrefix: "lin_oauth_",
  refreshPrefix: "lin_refresh_",
  lifetimeSeconds: 86_399,
  rotatesRefresh: true,
};

export const linearConsent: ConsentRules = {
  provider: "linear",
  name: "Linear",
  accountsLegend: "Workspace",
  accounts: [
    { id: "Acme", label: "Acme", detail: "Teams Engineering and Support" },
    { id: "Globex", label: "Globex", detail: "Team Volcano" },
  ],
  scopes: {
    read: "Read the workspace",
    write: "Change the workspace",
    "issues:create": "Create issues",
    "comments:create": "Create comments",
    "timeSchedule:write": "Change time schedules",
    "app:assignable": "Be assigned to issues",
    "app:mentionable": "Be mentioned",
    admin: "Do everything an admin can",
  },
  separator: /,/,
  unknownScopes: "refuse",
  unknownClientStatus: 400,
  requiresResponseType: true,
  isOffline: () => true,
};

export async function exchangeLinearToken(sandbox: Sandbox, c: Context): Promise<Response> {
  const { state } = sandbox.store;
  const fields = await readFields(c);
  const basic = basicOf(c.req.header("authorization"));
  c.header("cache-control", "no-store");
  const client = authenticateClient(
    state,
    "linear",
    basic?.user ?? fields.client_id,
    basic?.password ?? fields.client_secret,
  );
  if (client === undefined)
    return c.json(
      { error: "invalid_client", error_description: "Invalid client credentials" },
      401,
    );
  if (fields.grant_type === "refresh_token") {
    const minted = refreshTokens(state, tokenRules, client, fields.refresh_token);
    return minted === undefined ? refuse(c, "Invalid refresh token") : c.json(present(minted));
  }
  if (fields.grant_type !== "authorization_code")
    return c.json({ error: "unsupported_grant_type" }, 400);
  const minted = redeemCode(state, tokenRules, client, {
    code: fields.code,
    redirectUri: fields.redirect_uri,
    verifier: fields.code_verifier,
  });
  if (typeof minted !== "string") return c.json(present(minted));
  return refuse(
    c,
    minted === "redirect_uri" ? "Invalid redirect_uri" : "Invalid authorization code",
  );
}

/** Takes the token in the form or, as older clients do, as the bearer. */
export async function revokeLinearToken(sandbox: Sandbox, c: Context): Promise<Response> {
  const fields = await readFields(c);
  const bearer = bearerOf(c.req.header("authorization"));
  const value = fields.token ?? fields.access_token ?? fields.refresh_token ?? bearer;
  const live = findLive(sandbox.store.state, "linear", value);
  if (live === undefined)
    return c.json({ error: "invalid_request", error_description: "Unable to revoke token" }, 400);
  revokeFamily(sandbox.store.state, live.token);
  return c.json({ success: true });
}

function present({ access, refresh }: MintedTokens) {
  return {
    access_token: access.value,
    token_type: "Bearer",
    expires_in: tokenRules.lifetimeSeconds,
    scope: access.scopes.join(","),
    refresh_token: refresh?.value,
  };
}

function refuse(c: Context, description: string): Response {
  return c.json({ error: "invalid_grant", error_description: description }, 400);
}
