import "server-only";
import { inOrganization } from "@/lib/db";

/** Stripe's page is open for two hours, and what a bank does in the end comes as an event. */
const openForMs = 26 * 60 * 60 * 1000;

/** Ends checkouts of which Stripe said nothing any more. What is paid all the same is credited when it says so. */
export async function sweepPayments(organizationId: string, now = new Date()): Promise<void> {
  const before = new Date(now.getTime() - openForMs);
  await inOrganization(organizationId, (tx) =>
    tx.payment.updateMany({
      where: { organizationId, state: "open", createdAt: { lt: before } },
      data: { state: "expired", endedAt: now },
    }),
  );
}
