import type { Context, MiddlewareHandler } from "hono";
import { bearerOf } from "../credentials";
import { findLive } from "../oauth";
import type { Sandbox } from "../sandbox";
import { insufficientScopes, invalidCredentials } from "./problem";
import type { GoogleData, GoogleUser } from "./seed";

export type GoogleCaller = {
  user: GoogleUser;
  scopes: string[];
  clientId: string;
  data: GoogleData;
  nextId: () => string;
  record: (action: string, id: string) => void;
};

export type GoogleEnv = { Variables: { caller: GoogleCaller } };

export function authenticateGoogle(sandbox: Sandbox): MiddlewareHandler<GoogleEnv> {
  return async (c, next) => {
    const { store } = sandbox;
    const data = store.state.google;
    const live = findLive(store.state, "google", bearerOf(c.req.header("authorization")), "access");
    const user = data.users.find(({ email }) => email === live?.grant.account);
    if (live === undefined || user === undefined) return invalidCredentials(c);
    c.set("caller", {
      user,
      scopes: live.token.scopes,
      clientId: live.grant.clientId,
      data,
      nextId: () => `sandbox${String((data.lastId += 1))}`,
      record: (action, id) => {
        store.record("google", user.email, action, id);
      },
    });
    return next();
  };
}

/** Lets a request through if its token has one of these scopes. */
export function requireScope(accepted: string[]): MiddlewareHandler<GoogleEnv> {
  return (c: Context<GoogleEnv>, next) =>
    c.get("caller").scopes.some((scope) => accepted.includes(scope))
      ? next()
      : Promise.resolve(insufficientScopes(c, accepted));
}
