import "server-only";
import { inOrganization } from "@/lib/db";
import { lockPayment } from "./lock-payment";
import { reverse } from "./reverse";
import type { StripeAccount } from "./stripe-account";
import type { ChargeObject } from "./stripe-event";
import type { Taken } from "./taken";
import { fromCents } from "./top-up-amount";

/**
 * Takes back what was refunded. Stripe tells how much it is in all: what is new of it is the difference to what
 * was taken back before, so that events may come twice, or the older one last.
 */
export async function takeRefund(account: StripeAccount, charge: ChargeObject): Promise<Taken> {
  const { metadata, currency } = charge;
  if (!metadata || currency !== "usd") return "ignored";
  const { organizationId } = metadata;
  return inOrganization(organizationId, async (tx) => {
    const payment = await lockPayment(tx, account, metadata);
    if (payment?.kind !== "checkout") return "ignored";
    if (payment.state !== "paid") return "later";
    const before = await tx.ledgerEntry.aggregate({
      where: { organizationId, paymentId: payment.id, kind: "refund" },
      _sum: { amountMicros: true },
    });
    const total = fromCents(charge.amount_refunded);
    const amountMicros = total - (before._sum.amountMicros ?? 0n);
    await reverse(tx, payment, {
      key: `refund:${payment.id}:${total.toString()}`,
      kind: "refund",
      amountMicros,
    });
    return "taken";
  });
}
