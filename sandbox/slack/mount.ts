import type { Context, Hono } from "hono";
import { consentRoutes } from "../consent";
import type { SandboxEnv } from "../fault-answer";
import type { Sandbox } from "../sandbox";
import { appPages } from "./app-pages";
import { readArguments, readSlackCaller, type SlackArguments, tokenOf } from "./caller";
import {
  endConfiguration,
  presentConfiguration,
  readConfiguration,
  rotateTokens,
} from "./configuration";
import { manifestMethods } from "./manifest-methods";
import { slackMethods } from "./methods";
import { exchangeSlackToken, slackConsent } from "./oauth";

/** Slack answers with status 200 whatever happens; `ok` tells. */
export function mountSlack(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.route("/slack.com/oauth/v2/authorize", consentRoutes(sandbox, slackConsent));
  app.post("/slack.com/api/oauth.v2.access", (c) => exchangeSlackToken(sandbox, c));
  app.route("/api.slack.com/apps", appPages(sandbox));
  app.on(["GET", "POST"], "/slack.com/api/:method", async (c) => {
    const name = c.req.param("method");
    const args = await readArguments(c);
    if (name === "tooling.tokens.rotate")
      return answer(c, rotateTokens(sandbox.store.state.slack, args));
    const asConfiguration = await callAsConfiguration(sandbox, c, name, args);
    return asConfiguration ?? callAsBot(sandbox, c, name, args);
  });
}

function callAsBot(sandbox: Sandbox, c: Context, name: string, args: SlackArguments): Response {
  const method = slackMethods[name];
  if (method === undefined) return c.json({ ok: false, error: "unknown_method", req_method: name });
  const caller = readSlackCaller(sandbox, c, args);
  if (typeof caller === "string") return c.json({ ok: false, error: caller });
  const provided = caller.grant.scopes.join(",");
  c.header("x-oauth-scopes", provided);
  if (method.scope !== undefined) c.header("x-accepted-oauth-scopes", method.scope);
  if (method.scope !== undefined && !caller.grant.scopes.includes(method.scope))
    return c.json({ ok: false, error: "missing_scope", needed: method.scope, provided });
  return answer(c, method.run(caller, sandbox));
}

/** Undefined where neither the method nor the token is one of app configurations. */
async function callAsConfiguration(
  sandbox: Sandbox,
  c: Context,
  name: string,
  args: SlackArguments,
): Promise<Response | undefined> {
  const data = sandbox.store.state.slack;
  const manage = manifestMethods[name];
  const token = tokenOf(c, args);
  if (!token?.startsWith("xoxe.")) {
    if (manage === undefined) return undefined;
    return answer(c, token === undefined ? "not_authed" : "not_allowed_token_type");
  }
  const configuration = readConfiguration(data, token);
  if (typeof configuration === "string") return answer(c, configuration);
  if (manage !== undefined) return answer(c, await manage(sandbox, args));
  if (name === "auth.test") return answer(c, presentConfiguration(data, configuration));
  if (name !== "auth.revoke") return answer(c, "not_allowed_token_type");
  endConfiguration(data, configuration);
  return answer(c, { revoked: true });
}

function answer(c: Context, result: object | string): Response {
  return c.json(
    typeof result === "string" ? { ok: false, error: result } : { ok: true, ...result },
  );
}
