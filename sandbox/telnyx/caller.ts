import type { Context } from "hono";
import { bearerOf } from "../credentials";
import type { Grant } from "../grant";
import type { Sandbox } from "../sandbox";
import { telnyxAccount, type TelnyxAccount } from "./account";
import { TelnyxProblem } from "./problem";

/** The account that an API key belongs to; refuses every other key as Telnyx does. */
export function readTelnyxCaller(sandbox: Sandbox, c: Context): TelnyxAccount {
  const key = bearerOf(c.req.header("authorization")) ?? "";
  const name = /^KEY_sandbox_([a-z0-9-]+)$/.exec(key)?.[1];
  if (name === undefined || grantOf(sandbox, telnyxAccount(name)).revokedAt !== null)
    throw new TelnyxProblem(
      401,
      "10009",
      "Authentication failed",
      "The API key looks malformed or was deleted. Check it in the portal.",
    );
  return telnyxAccount(name);
}

/** An API key as a line among the grants, so that tests can end it. */
function grantOf(sandbox: Sandbox, { name, apiKey }: TelnyxAccount): Grant {
  const { state } = sandbox.store;
  const id = `telnyx-${name}`;
  const found = state.grants.find((grant) => grant.id === id);
  if (found !== undefined) return found;
  const grant: Grant = {
    id,
    provider: "telnyx",
    account: name,
    clientId: "API key",
    scopes: [],
    createdAt: new Date().toISOString(),
    revokedAt: null,
  };
  state.grants.push(grant);
  state.tokens.push({
    value: apiKey,
    kind: "access",
    grantId: id,
    family: id,
    scopes: [],
    expiresAt: null,
    dead: false,
  });
  sandbox.store.touch();
  return grant;
}
