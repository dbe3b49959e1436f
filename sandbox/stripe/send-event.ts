import { createHmac } from "node:crypto";
import type { Sandbox } from "../sandbox";
import type { StripeAccount } from "./seed";

/** Stripe tries for three days; here it gives up after minutes. */
const retryDelaysMs = [2_000, 10_000, 60_000, 300_000];

/** Sends an event as Stripe does: signed with the endpoint's secret at the moment it leaves, tried again. */
export function sendStripeEvent(
  sandbox: Sandbox,
  { webhookSecret }: StripeAccount,
  type: string,
  object: object,
): void {
  if (webhookSecret === null) return;
  const { stripe } = sandbox.store.state;
  const id = `evt_sandbox${String((stripe.lastId += 1))}`;
  sandbox.store.touch();
  // As things are now: what is sent again tells the same.
  const body = JSON.stringify({
    id,
    object: "event",
    api_version: "2026-10-29",
    created: Math.floor(Date.now() / 1000),
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
    data: { object },
  });
  void sandbox.events.deliver({
    provider: "stripe",
    id: `${type} ${id}`,
    timeoutMs: 20_000,
    retryDelaysMs,
    request: () => ({
      url: `${sandbox.redirectOrigin}/api/stripe/webhook`,
      headers: {
        "content-type": "application/json; charset=utf-8",
        "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
        "stripe-signature": signStripe(webhookSecret, body),
      },
      body,
    }),
  });
}

/** Stripe's signature of a body, at a time. */
export function signStripe(
  secret: string,
  body: string,
  seconds = Math.floor(Date.now() / 1000),
): string {
  const signature = createHmac("sha256", secret)
    .update(`${String(seconds)}.${body}`)
    .digest("hex");
  return `t=${String(seconds)},v1=${signature}`;
}
