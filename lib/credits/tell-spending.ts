import "server-only";
import { inOrganization } from "@/lib/db";
import { tellBudgets } from "./tell-budgets";
import { tellPool } from "./tell-pool";

/**
 * Tells people what they should know of what is spent, each thing once: that a budget is used by 80 % or used up, that
 * the pool is nearly empty or is. After spending, and by the sweep.
 */
export async function tellSpending(organizationId: string, now = new Date()): Promise<void> {
  await inOrganization(organizationId, (tx) => tellBudgets(tx, organizationId, now));
  await inOrganization(organizationId, (tx) => tellPool(tx, organizationId, now));
}

/** The same, for the sweep. */
export const sweepSpending = (organizationId: string): Promise<void> =>
  tellSpending(organizationId);
