import { randomUUID } from "node:crypto";
import type { Context } from "hono";
import type { ConsentRules } from "../consent-rules";
import type { Client } from "../client";
import { authenticateClient } from "../clients";
import { basicOf } from "../credentials";
import { parseJson } from "../fields";
import {
  findOwn,
  redeemCode,
  refreshTokens,
  revokeFamily,
  type MintedTokens,
  type TokenRules,
} from "../oauth";
import type { Sandbox } from "../sandbox";

const tokenRules: TokenRules = {
  accessPrefix: "ntn_",
  refreshPrefix: "nrt_",
  lifetimeSeconds: null,
  rotatesRefresh: true,
};

export const notionConsent: ConsentRules = {
  provider: "notion",
  name: "Notion",
  accountsLegend: "Workspace",
  accounts: [
    { id: "Acme workspace", label: "Acme workspace", detail: "5 pages and a database of projects" },
    { id: "Growth wiki", label: "Growth wiki", detail: "4 pages and a database of experiments" },
  ],
  scopes: undefined,
  separator: /\s+/,
  unknownScopes: "drop",
  unknownClientStatus: 400,
  requiresResponseType: true,
  isOffline: () => true,
};

/** Takes Basic authentication and a JSON body, nothing else. */
export async function exchangeNotionToken(sandbox: Sandbox, c: Context): Promise<Response> {
  const request = await readClientRequest(sandbox, c);
  if (request instanceof Response) return request;
  const { client, body } = request;
  const { state } = sandbox.store;
  c.header("cache-control", "no-store");
  if (body.grant_type === "refresh_token") {
    const minted = refreshTokens(state, tokenRules, client, text(body.refresh_token));
    return minted === undefined ? refuse(c, "Invalid refresh token.") : answer(sandbox, c, minted);
  }
  if (body.grant_type !== "authorization_code")
    return c.json({ error: "unsupported_grant_type", request_id: randomUUID() }, 400);
  const minted = redeemCode(state, tokenRules, client, {
    code: text(body.code),
    redirectUri: text(body.redirect_uri),
    verifier: text(body.code_verifier),
  });
  if (typeof minted !== "string") return answer(sandbox, c, minted);
  return refuse(c, minted === "redirect_uri" ? "Mismatched redirect URI." : "Invalid code.");
}

export async function revokeNotionToken(sandbox: Sandbox, c: Context): Promise<Response> {
  const request = await readClientRequest(sandbox, c);
  if (request instanceof Response) return request;
  const { client, body } = request;
  const live = findOwn(sandbox.store.state, client, text(body.token));
  // RFC 7009: a token that is not alive is as revoked as it can be.
  if (live !== undefined) revokeFamily(sandbox.store.state, live.token);
  return c.json({ request_id: randomUUID() });
}

export async function introspectNotionToken(sandbox: Sandbox, c: Context): Promise<Response> {
  const request = await readClientRequest(sandbox, c);
  if (request instanceof Response) return request;
  const { client, body } = request;
  const live = findOwn(sandbox.store.state, client, text(body.token));
  return c.json({ active: live !== undefined, request_id: randomUUID() });
}

type ClientRequest = { client: Client; body: Record<string, unknown> };

async function readClientRequest(sandbox: Sandbox, c: Context): Promise<ClientRequest | Response> {
  const basic = basicOf(c.req.header("authorization"));
  const { state } = sandbox.store;
  const client = authenticateClient(state, "notion", basic?.user, basic?.password);
  if (client === undefined)
    return c.json({ error: "invalid_client", request_id: randomUUID() }, 401);
  const body = parseJson(await c.req.text());
  if (typeof body === "object" && body !== null) return { client, body: { ...body } };
  return c.json({ error: "invalid_request", request_id: randomUUID() }, 400);
}

function answer(sandbox: Sandbox, c: Context, { grant, access, refresh }: MintedTokens): Response {
  const workspace = sandbox.store.state.notion.workspaces.find(
    ({ name }) => name === grant.account,
  );
  const owner = workspace?.users[0];
  return c.json({
    access_token: access.value,
    refresh_token: refresh?.value ?? null,
    token_type: "bearer",
    bot_id: workspace?.botId,
    workspace_id: workspace?.id,
    workspace_name: workspace?.name,
    workspace_icon: null,
    duplicated_template_id: null,
    owner: {
      type: "user",
      user: {
        object: "user",
        id: owner?.id,
        name: owner?.name,
        avatar_url: null,
        type: "person",
        person: { email: owner?.email },
      },
    },
    request_id: randomUUID(),
  });
}

function refuse(c: Context, description: string): Response {
  const body = { error: "invalid_grant", error_description: description, request_id: randomUUID() };
  return c.json(body, 400);
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
