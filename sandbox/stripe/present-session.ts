import type { StripeSession } from "./seed";

export function presentSession(session: StripeSession) {
  const { id, chargeId, status } = session;
  return {
    id,
    object: "checkout.session",
    mode: "payment",
    status,
    payment_status: session.paymentStatus,
    payment_intent: chargeId === null ? null : `pi_${chargeId.slice(3)}`,
    amount_subtotal: session.amount,
    amount_total: session.amount,
    currency: session.currency,
    client_reference_id: session.clientReferenceId,
    metadata: session.metadata,
    success_url: session.successUrl,
    cancel_url: session.cancelUrl,
    created: session.created,
    expires_at: session.expiresAt,
    livemode: false,
    url: status === "open" ? `https://checkout.stripe.com/c/pay/${id}` : null,
  };
}
