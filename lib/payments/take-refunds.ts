import "server-only";
import { inOrganization, type Tx } from "@/lib/db";
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
    let counted = await countedTogether(tx, metadata);
    for (const { id, status, amount } of refunds) {
      const payment = await lockPayment(tx, account, metadata);
      if (payment?.kind !== "checkout") return "ignored";
      if (payment.state !== "paid") return "later";
      const amountMicros = fromCents(amount);
      if (amountMicros <= counted) {
        counted -= amountMicros;
        continue;
      }
      const taken = `refund:${id}`;
      await reverse(tx, payment, { key: taken, kind: "refund", amountMicros });
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

/** What was taken before each refund had a line of its own: the oldest refunds are in it. Micro-dollars. */
async function countedTogether(
  tx: Tx,
  { organizationId, paymentId }: NonNullable<ChargeObject["metadata"]>,
): Promise<bigint> {
  const { _sum: sum } = await tx.ledgerEntry.aggregate({
    where: { organizationId, paymentId, key: { startsWith: `refund:${paymentId}:` } },
    _sum: { amountMicros: true },
  });
  return sum.amountMicros ?? 0n;
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
