import "server-only";
import { lockCredits } from "@/lib/credits/lock-credits";
import type { Tx } from "@/lib/db";
import type { PaymentRow } from "./payment";
import type { StripeAccount } from "./stripe-account";

/** Which payment an event names. */
export type Named = { organizationId: string; paymentId: string };

/**
 * The payment that an event names, kept from every other event until the transaction ends; null where there is
 * none of that world.
 */
export async function lockPayment(
  tx: Tx,
  { world }: Pick<StripeAccount, "world">,
  { organizationId, paymentId }: Named,
): Promise<PaymentRow | null> {
  // In the order in which everything that moves money locks: the credits first.
  await lockCredits(tx, organizationId);
  await tx.$queryRaw`
    select id from payment
    where organization_id = ${organizationId}::uuid and id = ${paymentId}::uuid for update`;
  return tx.payment.findFirst({ where: { organizationId, id: paymentId, world } });
}
