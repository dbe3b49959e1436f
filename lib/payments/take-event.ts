import "server-only";
import type { StripeAccount } from "./stripe-account";
import { ChargeObject, DisputeObject, SessionObject, type StripeEvent } from "./stripe-event";
import { takeDispute } from "./take-dispute";
import { takeRefund } from "./take-refund";
import { takeSession } from "./take-session";
import type { Taken } from "./taken";

/**
 * Does what an event of Stripe's tells, once, however often and in which order events come. What is none of
 * ours is let be: an account of Stripe's may serve others too.
 */
export async function takeStripeEvent(
  account: StripeAccount,
  { type, object }: StripeEvent,
): Promise<Taken> {
  switch (type) {
    case "checkout.session.completed":
    case "checkout.session.async_payment_succeeded":
      return takeSession(account, SessionObject.parse(object));
    case "checkout.session.async_payment_failed":
      return takeSession(account, SessionObject.parse(object), "failed");
    case "checkout.session.expired":
      return takeSession(account, SessionObject.parse(object), "expired");
    case "charge.refunded":
      return takeRefund(account, ChargeObject.parse(object));
    case "charge.dispute.created":
    case "charge.dispute.updated":
    case "charge.dispute.closed":
    case "charge.dispute.funds_reinstated":
      return takeDispute(account, DisputeObject.parse(object));
    case "charge.dispute.funds_withdrawn":
      return takeDispute(account, DisputeObject.parse(object), { withdrawn: true });
    default:
      return "ignored";
  }
}
