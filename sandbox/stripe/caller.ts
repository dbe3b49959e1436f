import type { Context } from "hono";
import { basicOf, bearerOf } from "../credentials";
import type { Grant } from "../grant";
import type { Sandbox } from "../sandbox";
import { StripeProblem } from "./problem";
import type { StripeAccount } from "./seed";

/** The account that a key belongs to; refuses every other key as Stripe does. */
export function readStripeCaller(
  sandbox: Sandbox,
  c: Context,
): { account: StripeAccount; grant: Grant } {
  const header = c.req.header("authorization");
  const key = bearerOf(header) ?? basicOf(header)?.user ?? "";
  if (key === "")
    throw new StripeProblem(
      401,
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    );
  if (key.startsWith("pk_"))
    throw new StripeProblem(
      401,
      "This API call cannot be made with a publishable API key. Please use a secret API key.",
      { code: "secret_key_required" },
    );
  const name = /^[rs]k_sandbox_([a-z]+)$/.exec(key)?.[1];
  const accounts = sandbox.store.state.stripe.accounts;
  const account = name === undefined || !Object.hasOwn(accounts, name) ? undefined : accounts[name];
  if (account === undefined) throw new StripeProblem(401, `Invalid API Key provided: ${mask(key)}`);
  const grant = grantOf(sandbox, key, account);
  if (grant.revokedAt !== null)
    throw new StripeProblem(401, `Expired API Key provided: ${mask(key)}`, {
      code: "api_key_expired",
    });
  return { account, grant };
}

function mask(key: string): string {
  return key.length > 12 ? `${key.slice(0, 7)}${"*".repeat(8)}${key.slice(-4)}` : "********";
}

/** A key as a line among the grants: made at Stripe's dashboard, first seen when it is used. */
function grantOf(sandbox: Sandbox, key: string, account: StripeAccount): Grant {
  const { state } = sandbox.store;
  const id = `stripe-${key.replace("_sandbox_", "-")}`;
  const found = state.grants.find((grant) => grant.id === id);
  if (found !== undefined) return found;
  const grant: Grant = {
    id,
    provider: "stripe",
    account: account.name,
    clientId: key.startsWith("rk_") ? "restricted key" : "secret key",
    scopes: [],
    createdAt: new Date().toISOString(),
    revokedAt: null,
  };
  state.grants.push(grant);
  state.tokens.push({
    value: key,
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
