import type { Context } from "hono";
import type { Grant } from "../grant";
import type { Sandbox } from "../sandbox";
import { BraveProblem, invalid } from "./problem";

/** Refuses every key but the sandbox's own, as Brave does: with 422, never with 401. */
export function readBraveCaller(sandbox: Sandbox, c: Context): void {
  const key = c.req.header("x-subscription-token");
  if (key === undefined) throw invalid(["header", "x-subscription-token"], "Field required");
  const name = /^BSA_sandbox_([a-z0-9-]+)$/.exec(key)?.[1];
  if (name === undefined || grantOf(sandbox, name, key).revokedAt !== null)
    throw new BraveProblem(
      422,
      "SUBSCRIPTION_TOKEN_INVALID",
      "The provided subscription token is invalid.",
      { component: "authentication" },
    );
}

/** A key as a line among the grants, so that tests can end it. */
function grantOf(sandbox: Sandbox, name: string, key: string): Grant {
  const { state } = sandbox.store;
  const id = `brave-${name}`;
  const found = state.grants.find((grant) => grant.id === id);
  if (found !== undefined) return found;
  const grant: Grant = {
    id,
    provider: "brave",
    account: name,
    clientId: "API key",
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
