import { createHash } from "node:crypto";
import type { Context } from "hono";
import { basicOf } from "../credentials";
import type { Grant } from "../grant";
import type { Sandbox } from "../sandbox";
import { TwilioProblem } from "./problem";

export type TwilioAccount = { name: string; sid: string; authToken: string };

/** Accounts are there for every name: `AC_sandbox_acme` with the auth token `twilio_sandbox_acme`. */
export const twilioAccount = (name: string): TwilioAccount => ({
  name,
  sid: `AC_sandbox_${name}`,
  authToken: `twilio_sandbox_${name}`,
});

/** Twilio's way to name things: two letters and 32 hexadecimal digits. */
export const twilioSid = (prefix: string, of: string): string =>
  prefix + createHash("sha256").update(of).digest("hex").slice(0, 32);

/** The account that signed in; it must be the one in the address, where there is one. */
export function readTwilioCaller(sandbox: Sandbox, c: Context): TwilioAccount {
  const basic = basicOf(c.req.header("authorization"));
  const name = /^AC_sandbox_([a-z0-9-]+)$/.exec(basic?.user ?? "")?.[1];
  if (name === undefined || basic?.password !== twilioAccount(name).authToken)
    throw new TwilioProblem(401, 20003, "Authenticate");
  const account = twilioAccount(name);
  if (grantOf(sandbox, account).revokedAt !== null)
    throw new TwilioProblem(401, 20003, "Authenticate");
  const wanted = /\/Accounts\/([^/]+?)(?:\.json)?(?:\/|$)/.exec(c.req.path)?.[1];
  if (wanted !== undefined && wanted !== account.sid)
    throw new TwilioProblem(404, 20404, `The requested resource ${c.req.path} was not found`);
  return account;
}

/** An auth token as a line among the grants, so that tests can end it. */
function grantOf(sandbox: Sandbox, { name, authToken }: TwilioAccount): Grant {
  const { state } = sandbox.store;
  const id = `twilio-${name}`;
  const found = state.grants.find((grant) => grant.id === id);
  if (found !== undefined) return found;
  const grant: Grant = {
    id,
    provider: "twilio",
    account: name,
    clientId: "auth token",
    scopes: [],
    createdAt: new Date().toISOString(),
    revokedAt: null,
  };
  state.grants.push(grant);
  state.tokens.push({
    value: authToken,
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
