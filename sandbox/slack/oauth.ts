import type { Context } from "hono";
import type { ConsentRules } from "../consent-rules";
import { authenticateClient, findClient } from "../clients";
import { basicOf } from "../credentials";
import { readFields } from "../fields";
import { redeemCode, type RefusedCode, type TokenRules } from "../oauth";
import type { Sandbox } from "../sandbox";
import { findByClient } from "./apps";
import { slackScopes } from "./manifest";
import { slackTeam } from "./seed";

const tokenRules: TokenRules = {
  accessPrefix: "xoxb-",
  refreshPrefix: "xoxe-",
  lifetimeSeconds: null,
  rotatesRefresh: false,
};

/** An app that is not distributed can be installed in the workspace that it was made in, and as a whole. */
export const slackConsent: ConsentRules = {
  provider: "slack",
  name: "Slack",
  accountsLegend: "Workspace",
  accounts: [
    { id: slackTeam.name, label: slackTeam.name, detail: `${slackTeam.domain}.slack.com` },
  ],
  scopes: slackScopes,
  allOrNothing: true,
  separator: /[,\s]+/,
  unknownScopes: "refuse",
  unknownClientStatus: 400,
  requiresResponseType: false,
  isOffline: () => false,
};

const codes: Readonly<Record<RefusedCode, string>> = {
  unknown: "invalid_code",
  reused: "code_already_used",
  expired: "code_expired",
  redirect_uri: "bad_redirect_uri",
  verifier: "invalid_code",
};

/** Gives the bot token of an app that somebody installed. */
export async function exchangeSlackToken(sandbox: Sandbox, c: Context): Promise<Response> {
  const { state } = sandbox.store;
  const fields = await readFields(c);
  const basic = basicOf(c.req.header("authorization"));
  const id = basic?.user ?? fields.client_id;
  const client = authenticateClient(state, "slack", id, basic?.password ?? fields.client_secret);
  c.header("cache-control", "no-store");
  const refuse = (error: string) => c.json({ ok: false, error });
  if (client === undefined)
    return refuse(findClient(state, "slack", id) ? "bad_client_secret" : "invalid_client_id");
  const app = findByClient(state, client.id);
  if (app === undefined) return refuse("invalid_client_id");
  const minted = redeemCode(state, tokenRules, client, {
    code: fields.code,
    redirectUri: fields.redirect_uri,
    verifier: fields.code_verifier,
  });
  if (typeof minted === "string") return refuse(codes[minted]);
  app.isInstalled = true;
  sandbox.store.record("slack", app.name, "app.installed", app.id);
  return c.json({
    ok: true,
    access_token: minted.access.value,
    token_type: "bot",
    scope: minted.access.scopes.join(","),
    bot_user_id: app.userId,
    app_id: app.id,
    team: { id: slackTeam.id, name: slackTeam.name },
    enterprise: null,
    authed_user: { id: "U0ANNA" },
    is_enterprise_install: false,
  });
}
