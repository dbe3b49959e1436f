import { Hono } from "hono";
import { z } from "zod";
import { parseJson } from "../fields";
import type { Sandbox } from "../sandbox";
import { phoneOf } from "./network";

const Change = z.strictObject({
  pace: z.number().min(0).max(10).optional(),
  priceFactor: z.number().min(0).max(100).nullable().optional(),
  monthlyFactor: z.number().min(0).max(100).optional(),
  /** A number whose texts carriers take from now on, as after its registration. */
  register: z.string().optional(),
});

/** How fast time goes between phones, and what the companies take in the end. */
export function phoneControl(sandbox: Sandbox): Hono {
  const app = new Hono();
  app.get("/", (c) => c.json(phoneOf(sandbox)));
  app.post("/", async (c) => {
    const change = Change.safeParse(parseJson(await c.req.text()));
    if (!change.success) return c.json({ error: z.prettifyError(change.error) }, 422);
    const { register, ...rest } = change.data;
    Object.assign(phoneOf(sandbox), rest);
    if (register !== undefined) registerForTexts(sandbox, register);
    sandbox.store.touch();
    return c.json({ ok: true });
  });
  return app;
}

/** Registers a number with the carriers, as its company would after days. */
export function registerForTexts({ store }: Sandbox, number: string): void {
  const { twilio, telnyx } = store.state;
  const atTwilio = twilio.numbers.find(({ phoneNumber }) => phoneNumber === number);
  if (atTwilio)
    twilio.campaigns.push({
      accountSid: atTwilio.accountSid,
      serviceSid: `MG${atTwilio.sid.slice(2)}`,
      numbers: [number],
    });
  const atTelnyx = telnyx.numbers.find(({ phoneNumber }) => phoneNumber === number);
  if (atTelnyx)
    telnyx.campaignNumbers.push({
      account: atTelnyx.account,
      phoneNumber: number,
      status: "ASSIGNED",
    });
}
