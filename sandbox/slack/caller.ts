import type { Context } from "hono";
import { bearerOf } from "../credentials";
import { parseJson } from "../fields";
import type { Grant } from "../grant";
import { findLive } from "../oauth";
import type { Sandbox } from "../sandbox";
import { findByClient, handMadeApp, handMadeScopes } from "./apps";
import { slackTeam, type SlackApp, type SlackData } from "./seed";

/** Arguments from the query, a form or a JSON body. */
export type SlackArguments = Partial<Record<string, string>>;

export type SlackCaller = {
  app: SlackApp;
  grant: Grant;
  data: SlackData;
  args: SlackArguments;
  record: (action: string, id: string) => void;
};

/** Reads whose bot calls and with what; a string is Slack's error code. */
export function readSlackCaller(
  sandbox: Sandbox,
  c: Context,
  args: SlackArguments,
): SlackCaller | string {
  const token = tokenOf(c, args);
  if (token === undefined) return "not_authed";
  const found = appOf(sandbox, token);
  if (typeof found === "string") return found;
  const { app, grant } = found;
  return {
    app,
    grant,
    data: sandbox.store.state.slack,
    args,
    record: (action, id) => {
      sandbox.store.record("slack", app.name, action, id);
    },
  };
}

export const tokenOf = (c: Context, args: SlackArguments): string | undefined =>
  bearerOf(c.req.header("authorization")) ?? args.token;

function appOf(sandbox: Sandbox, token: string): { app: SlackApp; grant: Grant } | string {
  const { state } = sandbox.store;
  const name = /^xoxb-sandbox-([a-z0-9][a-z0-9-]*)$/.exec(token)?.[1];
  if (name !== undefined) {
    const grant = handMadeGrant(sandbox, name);
    return grant.revokedAt === null ? { app: handMadeApp(sandbox, name), grant } : "token_revoked";
  }
  if (!token.startsWith("xoxb-")) return "invalid_auth";
  const live = findLive(state, "slack", token, "access");
  const app = live && findByClient(state, live.grant.clientId);
  if (live && app) return { app, grant: live.grant };
  return state.tokens.some(({ value }) => value === token) ? "token_revoked" : "invalid_auth";
}

export async function readArguments(c: Context): Promise<SlackArguments> {
  const query = c.req.query();
  if (c.req.method === "GET") return query;
  const text = await c.req.text();
  if (!(c.req.header("content-type") ?? "").includes("json"))
    return { ...query, ...Object.fromEntries(new URLSearchParams(text)) };
  const body = parseJson(text);
  if (typeof body !== "object" || body === null) return query;
  const args: SlackArguments = { ...query };
  for (const [name, value] of Object.entries(body) as [string, unknown][])
    args[name] = typeof value === "string" ? value : JSON.stringify(value);
  return args;
}

/** The installation of a hand-made app; Slack made it before anybody could hold its token. */
function handMadeGrant(sandbox: Sandbox, name: string): Grant {
  const { state } = sandbox.store;
  const id = `slack-${name}`;
  const found = state.grants.find((grant) => grant.id === id);
  if (found !== undefined) return found;
  const grant: Grant = {
    id,
    provider: "slack",
    account: `${name} (${slackTeam.name})`,
    clientId: handMadeApp(sandbox, name).clientId,
    scopes: [...handMadeScopes],
    createdAt: new Date().toISOString(),
    revokedAt: null,
  };
  state.grants.push(grant);
  state.tokens.push({
    value: `xoxb-sandbox-${name}`,
    kind: "access",
    grantId: id,
    family: id,
    scopes: grant.scopes,
    expiresAt: null,
    dead: false,
  });
  sandbox.store.touch();
  return grant;
}
