import "server-only";
import { inOrganization } from "@/lib/db";
import { lockPayment } from "./lock-payment";
import { putBack, reverse } from "./reverse";
import type { StripeAccount } from "./stripe-account";
import { rethrowStripe, stripeClient } from "./stripe-client";
import { type ChargeObject, RefundObject } from "./stripe-event";
import type { Taken } from "./taken";
import { fromCents } from "./top-up-amount";

/**
 * Takes back what was refunded of a charge, each refund once, and puts back what did not arrive. Stripe is asked
 * for its refunds, so that events may come twice, late, or the older one last; of a refund that failed before it
 * was heard of, both lines are written, so that nobody who heard of it earlier takes it later.
 */
export async function takeRefunds(
  account: StripeAccount,
  chargeId: string,
  metadata: ChargeObject["metadata"],
): Promise<Taken> {
  if (!metadata) return "ignored";
  const { organizationId } = metadata;
  const refunds = await refundsOf(account, chargeId);
  return inOrganization(organizationId, async (tx) => {
    for (const { id, status, amount } of refunds) {
      const payment = await lockPayment(tx, account, metadata);
      if (payment?.kind !== "checkout") return "ignored";
      if (payment.state !== "paid") return "later";
      const taken = `refund:${id}`;
      await reverse(tx, payment, { key: taken, kind: "refund", amountMicros: fromCents(amount) });
      if (status === "failed" || status === "canceled")
        await putBack(tx, account, metadata, {
          taken,
          key: `refund_failed:${id}`,
          kind: "refund_failed",
        });
    }
    return "taken";
  });
}

/** The oldest first, in dollars. */
async function refundsOf(account: StripeAccount, charge: string): Promise<RefundObject[]> {
  const found = await stripeClient(account)
    .refunds.list({ charge, limit: 100 })
    .autoPagingToArray({ limit: 10_000 })
    .catch(rethrowStripe);
  return found
    .map((refund) => RefundObject.parse(refund))
    .filter(({ currency }) => currency === "usd")
    .toReversed();
}
