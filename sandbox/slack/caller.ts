import { createHash } from "node:crypto";
import type { Context } from "hono";
import { bearerOf } from "../credentials";
import { parseJson } from "../fields";
import type { Grant } from "../grant";
import type { Sandbox } from "../sandbox";
import { slackTeam, type SlackData } from "./seed";

export const slackScopes = [
  "channels:read",
  "channels:history",
  "chat:write",
  "reactions:write",
  "users:read",
];

export type SlackCaller = {
  bot: SlackBot;
  grant: Grant;
  data: SlackData;
  /** Arguments from the query, a form or a JSON body. */
  args: Partial<Record<string, string>>;
  record: (action: string, id: string) => void;
};

export type SlackBot = { name: string; userId: string; botId: string; appId: string };

/** A bot's ids are made from its name, so that every token stands for one bot for ever. */
export function botOf(name: string): SlackBot {
  const hash = createHash("sha256").update(name).digest("hex").toUpperCase().slice(0, 9);
  return { name, userId: `U${hash}`, botId: `B${hash}`, appId: `A${hash}` };
}

/** Reads who calls and with what; a string is Slack's error code. */
export async function readSlackCaller(sandbox: Sandbox, c: Context): Promise<SlackCaller | string> {
  const args = { ...c.req.query(), ...(await readArguments(c)) };
  const token = bearerOf(c.req.header("authorization")) ?? args.token;
  if (token === undefined) return "not_authed";
  const name = /^xoxb-sandbox-([a-z0-9][a-z0-9-]*)$/.exec(token)?.[1];
  if (name === undefined) return "invalid_auth";
  const { state } = sandbox.store;
  const grant = grantOf(sandbox, name);
  if (grant.revokedAt !== null) return "token_revoked";
  return {
    bot: botOf(name),
    grant,
    data: state.slack,
    args,
    record: (action, id) => {
      sandbox.store.record("slack", name, action, id);
    },
  };
}

async function readArguments(c: Context): Promise<Partial<Record<string, string>>> {
  if (c.req.method === "GET") return {};
  const text = await c.req.text();
  if (!(c.req.header("content-type") ?? "").includes("json"))
    return Object.fromEntries(new URLSearchParams(text));
  const body = parseJson(text);
  if (typeof body !== "object" || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
  );
}

/** The installation of this bot's app; Slack made it before anybody could hold its token. */
function grantOf(sandbox: Sandbox, name: string): Grant {
  const { state } = sandbox.store;
  const id = `slack-${name}`;
  const found = state.grants.find((grant) => grant.id === id);
  if (found !== undefined) return found;
  const grant: Grant = {
    id,
    provider: "slack",
    account: `${name} (${slackTeam.name})`,
    clientId: `sandbox-slack-${name}`,
    scopes: [...slackScopes],
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
