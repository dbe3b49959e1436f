import "server-only";
import { metadataOfCharge } from "./charge-metadata";
import type { StripeAccount } from "./stripe-account";
import {
  ChargeObject,
  DisputeObject,
  RefundObject,
  SessionObject,
  type StripeEvent,
} from "./stripe-event";
import { takeDispute } from "./take-dispute";
import { takeRefunds } from "./take-refunds";
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
    case "charge.refunded": {
      const { id, metadata } = ChargeObject.parse(object);
      return takeRefunds(account, id, metadata);
    }
    case "charge.refund.updated":
    case "refund.updated":
    case "refund.failed": {
      const { charge } = RefundObject.parse(object);
      if (charge === null) return "ignored";
      return takeRefunds(account, charge, await metadataOfCharge(account, charge));
    }
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
