import type { Tx } from "@/lib/db";

/**
 * Has the organization's credits alone until the transaction ends. Holding, settling and releasing take the same
 * lock by themselves; to be taken before anything else of credits is changed, and before the rows that those who
 * spend lock after it.
 */
export async function lockCredits(
  tx: Pick<Tx, "$executeRaw">,
  organizationId: string,
): Promise<void> {
  await tx.$executeRaw`select credit_lock_alone(${organizationId}::uuid)`;
}
