import type { Context, Hono } from "hono";
import type { SandboxEnv } from "../fault-answer";
import type { Sandbox } from "../sandbox";
import { readSlackCaller } from "./caller";
import { slackMethods } from "./methods";

/** Slack answers with status 200 whatever happens; `ok` tells. */
export function mountSlack(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.on(["GET", "POST"], "/slack.com/api/:method", async (c) => {
    const method = slackMethods[c.req.param("method")];
    if (method === undefined)
      return c.json({ ok: false, error: "unknown_method", req_method: c.req.param("method") });
    const caller = await readSlackCaller(sandbox, c);
    if (typeof caller === "string") return c.json({ ok: false, error: caller });
    const provided = caller.grant.scopes.join(",");
    c.header("x-oauth-scopes", provided);
    if (method.scope !== undefined) c.header("x-accepted-oauth-scopes", method.scope);
    if (method.scope !== undefined && !caller.grant.scopes.includes(method.scope))
      return c.json({ ok: false, error: "missing_scope", needed: method.scope, provided });
    return answer(c, method.run(caller, sandbox));
  });
}

function answer(c: Context, result: object | string): Response {
  return c.json(
    typeof result === "string" ? { ok: false, error: result } : { ok: true, ...result },
  );
}
