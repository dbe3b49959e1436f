import "server-only";
import { inOrganization } from "@/lib/db";
import { metadataOfCharge } from "./charge-metadata";
import { lockPayment } from "./lock-payment";
import { putBack, reverse } from "./reverse";
import type { StripeAccount } from "./stripe-account";
import type { DisputeObject } from "./stripe-event";
import type { Taken } from "./taken";
import { fromCents } from "./top-up-amount";

/**
 * Takes back what the payer's bank took back, and puts it back where the dispute was won. Of a dispute that was
 * won before it was heard of, both lines are written. An inquiry (`warning_…`) takes nothing.
 */
export async function takeDispute(
  account: StripeAccount,
  dispute: DisputeObject,
  { withdrawn = false } = {},
): Promise<Taken> {
  const { id, status, currency } = dispute;
  const isOpen = status.startsWith("warning_") || status === "prevented";
  if (currency !== "usd" || (isOpen && !withdrawn)) return "ignored";
  // A dispute does not say whose payment it is about; its charge does.
  const metadata = await metadataOfCharge(account, dispute.charge);
  if (!metadata) return "ignored";
  const { organizationId } = metadata;
  const amountMicros = fromCents(dispute.amount);
  return inOrganization(organizationId, async (tx) => {
    const payment = await lockPayment(tx, account, metadata);
    if (payment?.kind !== "checkout") return "ignored";
    if (payment.state !== "paid") return "later";
    const taken = { key: `dispute:${id}`, kind: "dispute", amountMicros } as const;
    await reverse(tx, payment, taken);
    if (status !== "won") return "taken";
    const back = { taken: taken.key, key: `dispute_won:${id}`, kind: "dispute_won" } as const;
    await putBack(tx, account, metadata, back);
    return "taken";
  });
}
