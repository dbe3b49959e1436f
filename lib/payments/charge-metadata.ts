import "server-only";
import Stripe from "stripe";
import type { StripeAccount } from "./stripe-account";
import { rethrowStripe, stripeClient } from "./stripe-client";
import { ChargeObject } from "./stripe-event";

/** Which payment a charge is of; null where it is none of ours. Refunds and disputes name the charge only. */
export async function metadataOfCharge(
  account: StripeAccount,
  chargeId: string,
): Promise<ChargeObject["metadata"]> {
  try {
    const charge = await stripeClient(account).charges.retrieve(chargeId);
    return ChargeObject.parse(charge).metadata;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError) return null;
    return rethrowStripe(error);
  }
}
