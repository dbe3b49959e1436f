import "server-only";
import Stripe from "stripe";
import type { PaymentRow } from "./payment";
import { stripeAccount } from "./stripe-account";
import { rethrowStripe, stripeClient } from "./stripe-client";

/**
 * Closes Stripe's page of a payment. False where it was paid there already: the webhook says the rest.
 */
export async function closeCheckout({
  sessionId,
  world,
}: Pick<PaymentRow, "sessionId" | "world">): Promise<boolean> {
  const account = stripeAccount();
  // Begun with another account of the server: that page can be reached by nobody who asks here.
  if (account?.world !== world || sessionId === null) return true;
  const { sessions } = stripeClient(account).checkout;
  try {
    const session = await sessions.expire(sessionId);
    return session.status === "expired";
  } catch (error) {
    // Stripe refuses what is not open any more: paid, or run out.
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) rethrowStripe(error);
    const session = await sessions.retrieve(sessionId).catch(rethrowStripe);
    return session.status === "expired";
  }
}
