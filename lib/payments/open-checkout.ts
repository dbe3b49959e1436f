import "server-only";
import { toWorld } from "@/lib/outbound/route";
import { AppError } from "@/lib/errors";
import type { StripeAccount } from "./stripe-account";
import { rethrowStripe, stripeClient } from "./stripe-client";
import { toCents } from "./top-up-amount";

/** How long Stripe's page may be left open. */
const openForSeconds = 2 * 60 * 60;

type Asked = {
  organizationId: string;
  organizationName: string;
  paymentId: string;
  amountMicros: bigint;
  /** The page of the dashboard to come back to. */
  returnTo: URL;
};

/** Opens a page at Stripe on which one payment is made, and no other. */
export async function openCheckout(
  account: StripeAccount,
  { organizationId, organizationName, paymentId, amountMicros, returnTo }: Asked,
): Promise<{ sessionId: string; url: string }> {
  // What was paid is found by it when Stripe tells: no other place knows the organization by then.
  const metadata = { alfe_organization: organizationId, alfe_payment: paymentId };
  const cents = toCents(amountMicros);
  const session = await stripeClient(account)
    .checkout.sessions.create(
      {
        mode: "payment",
        client_reference_id: paymentId,
        metadata,
        payment_intent_data: { metadata, description: `Credits of ${organizationName}` },
        line_items: [
          {
            quantity: 1,
            price_data: {
              currency: "usd",
              // Stripe counts in whole cents and takes no larger amount than fits.
              unit_amount: Number(cents),
              product_data: { name: "Credits", description: `For ${organizationName}` },
            },
          },
        ],
        expires_at: Math.floor(Date.now() / 1000) + openForSeconds,
        success_url: withPayment(returnTo, paymentId).href,
        cancel_url: withPayment(returnTo, paymentId, true).href,
      },
      { idempotencyKey: `checkout-${paymentId}` },
    )
    .catch(rethrowStripe);
  if (session.url === null)
    throw new AppError("provider_failed", "Stripe opened no page to pay at. No charge was made.");
  return { sessionId: session.id, url: toWorld(session.url, account.world).href };
}

function withPayment(returnTo: URL, paymentId: string, isCancelled = false): URL {
  const url = new URL(returnTo);
  url.searchParams.set("payment", paymentId);
  if (isCancelled) url.searchParams.set("cancelled", "1");
  return url;
}
