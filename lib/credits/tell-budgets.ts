import "server-only";
import type { Tx } from "@/lib/db";
import { integrations } from "@/lib/integrations/catalog";
import { adminsOf } from "@/lib/notifications/admins-of";
import { notify } from "@/lib/notifications/notify";
import { subjectName } from "./budget-words";
import { lockCredits } from "./lock-credits";
import { formatMicros } from "./money";

type Reached = {
  id: string;
  nodeId: string;
  period: "day" | "month";
  integration: string;
  meter: string;
  amount: bigint;
  spent: bigint;
  parks: boolean;
  isFull: boolean;
  resetsAt: Date;
};

/** Tells the admins of a budget's node once in each period that it is used by 80 %, and once that it is used up. */
export async function tellBudgets(tx: Tx, organizationId: string, now: Date): Promise<void> {
  // Whoever spends changes several of these rows, in another order.
  await lockCredits(tx, organizationId);
  const rows = await tx.$queryRaw<Reached[]>`
    update budget_period p
    set warned_at = coalesce(p.warned_at, ${now}),
      reached_at = case when p.spent_micros >= b.amount_micros then coalesce(p.reached_at, ${now}) else p.reached_at end
    from budget b
    where p.organization_id = ${organizationId}::uuid and b.organization_id = p.organization_id and b.id = p.budget_id
      and p.starts_at = credit_period(b.period, ${now}::timestamptz) and b.amount_micros > 0
      and ((p.warned_at is null and p.spent_micros * 5 >= b.amount_micros * 4)
        or (p.reached_at is null and p.spent_micros >= b.amount_micros))
    returning p.id, b.node_id as "nodeId", b.period, b.integration, b.meter, b.amount_micros as amount,
      p.spent_micros as spent, b.at_limit = 'park' as parks, p.spent_micros >= b.amount_micros as "isFull",
      (p.starts_at + ('1 ' || b.period)::interval) at time zone 'utc' as "resetsAt"`;
  for (const row of rows) await tell(tx, organizationId, row);
}

async function tell(tx: Tx, organizationId: string, row: Reached): Promise<void> {
  const { id, nodeId, period, amount } = row;
  const names = { amount: formatMicros(amount), period, of: nameOf(row) };
  const userIds = await adminsOf(tx, organizationId, nodeId);
  const news = { organizationId, userIds, nodeId, subjectId: null };
  // A budget that was raised and is used up again is news again: its amount is part of the key.
  const key = `${id}:${amount.toString()}`;
  if (row.isFull)
    await notify(tx, {
      ...news,
      kind: "budget_reached",
      key: `budget_reached:${key}`,
      details: { ...names, resetsAt: row.resetsAt.toISOString(), parks: row.parks },
    });
  else
    await notify(tx, {
      ...news,
      kind: "budget_warned",
      key: `budget_warned:${key}`,
      details: { ...names, spent: formatMicros(row.spent) },
    });
}

/** What it counts; null for everything. */
function nameOf({ integration, meter }: Reached): string | null {
  const name = integrations.find(({ id }) => id === integration)?.name ?? integration;
  return subjectName(name || null, meter || null);
}
