import "server-only";
import { env } from "@/lib/env";
import { inOrganization } from "@/lib/db";
import { announce } from "@/lib/pipeline/announce";
import { addMoney } from "./add-money";
import { monthlyAllowance } from "./monthly-allowance";

const keyOf = (month: string) => `allowance:${month}`;

/**
 * Adds what each organization gets in each month (UTC), once for each, and for those that nobody was there to add
 * for: from the month after the last that was added, or from the present one where none was. Resolves to how many.
 */
export async function grantAllowance(organizationId: string, now = new Date()): Promise<number> {
  const amountMicros = monthlyAllowance(env().ALFE_MONTHLY_ALLOWANCE_USD);
  if (amountMicros === 0n) return 0;
  return inOrganization(organizationId, async (tx) => {
    const present = now.toISOString().slice(0, 7);
    const isAdded = await tx.ledgerEntry.findFirst({
      where: { organizationId, key: keyOf(present) },
      select: { id: true },
    });
    if (isAdded) return 0;
    const last = await tx.ledgerEntry.findFirst({
      where: { organizationId, kind: "allowance" },
      orderBy: { at: "desc" },
      select: { key: true },
    });
    let added = 0;
    const from = last ? nextMonth(last.key.slice(keyOf("").length)) : present;
    for (let month = from; month <= present; month = nextMonth(month)) {
      const begin = new Date(`${month}-01T00:00:00Z`);
      const isNew = await addMoney(tx, {
        organizationId,
        key: keyOf(month),
        kind: "allowance",
        amountMicros,
        note: month,
        at: begin,
      });
      if (isNew) added += 1;
    }
    if (added > 0)
      await announce(tx, { organizationId, nodeIds: [organizationId], what: "credits" });
    return added;
  });
}

/** The same, for the sweep. */
export const sweepAllowance = async (organizationId: string): Promise<void> => {
  await grantAllowance(organizationId);
};

function nextMonth(month: string): string {
  const next = new Date(`${month}-01T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1);
  return next.toISOString().slice(0, 7);
}
