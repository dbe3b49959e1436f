import { Hono } from "hono";
import { z } from "zod";
import { parseJson } from "./fields";
import type { StateStore } from "./state-store";

const Taken = z.strictObject({ number: z.string() });
const Orders = z.strictObject({ orderMs: z.int().min(0).max(3_600_000) });
const Registered = z.strictObject({ account: z.string(), number: z.string() });

/** The side door to the telephony companies: what happens there without us. */
export function numberControl(store: StateStore): Hono {
  const app = new Hono();

  /** Somebody else buys a number. */
  app.post("/take", async (c) => {
    const body = Taken.safeParse(parseJson(await c.req.text()));
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 422);
    for (const company of [store.state.twilio, store.state.telnyx])
      company.taken.push(body.data.number);
    store.touch();
    return c.body(null, 204);
  });

  /** How long orders at Telnyx take from now on. */
  app.post("/orders", async (c) => {
    const body = Orders.safeParse(parseJson(await c.req.text()));
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 422);
    store.state.telnyx.orderMs = body.data.orderMs;
    store.touch();
    return c.body(null, 204);
  });

  /** US carriers take the texts of a number from now on. */
  app.post("/register", async (c) => {
    const body = Registered.safeParse(parseJson(await c.req.text()));
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 422);
    const { account, number } = body.data;
    store.state.twilio.campaigns.push({
      accountSid: `AC_sandbox_${account}`,
      serviceSid: `MG${Buffer.from(number).toString("hex").slice(0, 32).padEnd(32, "0")}`,
      numbers: [number],
    });
    store.state.telnyx.campaignNumbers.push({ account, phoneNumber: number, status: "ASSIGNED" });
    store.touch();
    return c.body(null, 204);
  });
  return app;
}
