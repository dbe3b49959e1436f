import { notFound } from "@/lib/errors";
import type { Tx } from "@/lib/db";

/** Money belongs to the organization, whichever of its nodes is named. */
export const nodesOfMoney = (
  _tx: Tx,
  { nodeId }: { nodeId: string },
  organizationId: string,
): string[] => [...new Set([organizationId, nodeId])];

/** The organization of a payment, where it has that one. */
export async function nodesOfPayment(
  tx: Tx,
  { paymentId }: { paymentId: string },
  organizationId: string,
): Promise<string[]> {
  const row = await tx.payment.findFirst({
    where: { organizationId, id: paymentId },
    select: { id: true },
  });
  if (!row) throw notFound("This payment");
  return [organizationId];
}
