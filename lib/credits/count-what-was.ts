import type { Tx } from "@/lib/db";

/**
 * Counts for a budget what was spent and is held in its present period, and has people told anew where they were
 * told of another amount. After `lockCredits`, in the same transaction.
 */
export async function countWhatWas(
  tx: Tx,
  organizationId: string,
  budgetId: string,
): Promise<void> {
  await tx.$executeRaw`select credit_adopt_budget(${organizationId}::uuid, ${budgetId}::uuid)`;
  await tx.$executeRaw`
    update budget_period p set
      warned_at = case when p.spent_micros * 5 >= b.amount_micros * 4 then p.warned_at end,
      reached_at = case when p.spent_micros >= b.amount_micros then p.reached_at end
    from budget b
    where p.organization_id = ${organizationId}::uuid and p.budget_id = ${budgetId}::uuid
      and b.organization_id = p.organization_id and b.id = p.budget_id`;
}
