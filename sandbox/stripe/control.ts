import { Hono } from "hono";
import { z } from "zod";
import { parseJson } from "../fields";
import type { Sandbox } from "../sandbox";
import { actions, actOn, type StripeAction } from "./act-on-payment";
import { expireSession, paySession } from "./pay-session";
import { presentSession } from "./present-session";
import { ownAccount, told } from "./told";

const names = Object.keys(actions) as [StripeAction, ...StripeAction[]];

const Act = z.strictObject({ do: z.enum([...names, "pay", "pay_by_bank", "expire"]) });

/** What people do at Stripe's pages, for tests: by the id of a checkout. */
export function stripeControl(sandbox: Sandbox): Hono {
  const app = new Hono();
  app.get("/sessions", (c) => c.json(ownAccount(sandbox).sessions.map(presentSession)));
  app.post("/sessions/:id", async (c) => {
    const act = Act.safeParse(parseJson(await c.req.text()));
    if (!act.success) return c.json({ error: z.prettifyError(act.error) }, 422);
    const call = told(sandbox);
    const session = call.account.sessions.find(({ id }) => id === c.req.param("id"));
    if (session === undefined) return c.json({ error: "No such session" }, 404);
    const wanted = act.data.do;
    const done =
      wanted === "pay" || wanted === "pay_by_bank" || wanted === "expire"
        ? session.status === "open"
        : actOn(sandbox, session.chargeId ?? "", wanted);
    if (!done) return c.json({ error: "Not possible now" }, 409);
    if (wanted === "pay") paySession(call, session, "card");
    if (wanted === "pay_by_bank") paySession(call, session, "bank");
    if (wanted === "expire") expireSession(call, session);
    sandbox.store.touch();
    return c.json(presentSession(session));
  });
  return app;
}
