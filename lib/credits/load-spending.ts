import "server-only";
import type { Tx } from "@/lib/db";
import { addDays, dayOf, forecastDays, type Rental, type Spending } from "./forecast";

/** What is paid for by the month, and is known to come again. */
const rentalMeter = "number_month";

type Days = Omit<Spending, "availableMicros" | "rentals">;

/** What was spent at a node and below it, by days (UTC), as `forecast` takes it. */
export async function loadSpending(
  tx: Tx,
  organizationId: string,
  nodeId: string,
  now = new Date(),
): Promise<Omit<Spending, "availableMicros">> {
  const today = dayOf(now);
  const from = startOf(addDays(today, -forecastDays));
  const rows = await tx.$queryRaw<{ day: string; micros: bigint }[]>`
    select (e.at at time zone 'utc')::date::text as day,
      sum(case when e.to_account = 'usage' then e.amount_micros else -e.amount_micros end)::bigint as micros
    from ledger_entry e
    where e.organization_id = ${organizationId}::uuid and e.kind in ('usage', 'correction') and e.at >= ${from}
      and e.meter <> ${rentalMeter} and (${nodeId} = ${organizationId} or ${nodeId}::uuid = any (e.lineage))
    group by 1`;
  const [first] = await tx.$queryRaw<{ day: string }[]>`
    select (e.at at time zone 'utc')::date::text as day from ledger_entry e
    where e.organization_id = ${organizationId}::uuid and e.kind = 'usage' and e.amount_micros > 0
      and e.meter <> ${rentalMeter} and (${nodeId} = ${organizationId} or ${nodeId}::uuid = any (e.lineage))
    order by e.at limit 1`;
  return {
    today,
    since: first?.day ?? null,
    days: new Map(rows.map(({ day, micros }) => [day, micros])),
    rentals: await loadRentals(tx, organizationId, nodeId, now),
  };
}

/** The numbers that are there, and when the next month of each begins. */
async function loadRentals(
  tx: Tx,
  organizationId: string,
  nodeId: string,
  now: Date,
): Promise<Rental[]> {
  const rows = await tx.$queryRaw<{ micros: bigint; nextOn: string }[]>`
    select r.micros, greatest(r.next_on, ${dayOf(now)}::date)::text as "nextOn"
    from (
      select distinct on (c.connection_id) greatest(c.charged_micros, c.estimate_micros) as micros,
        ((c.at at time zone 'utc') + interval '1 month')::date as next_on
      from credit_reservation c
      join connection n on n.organization_id = c.organization_id and n.id = c.connection_id and n.ended_at is null
      where c.organization_id = ${organizationId}::uuid and c.meter = ${rentalMeter} and c.state <> 'released'
        and ${nodeId}::uuid = any (c.lineage) and c.at > ${now}::timestamptz - interval '62 days'
      order by c.connection_id, c.at desc
    ) r where r.micros > 0`;
  return rows;
}

/** What was spent of each of some budgets, by days: only what counts against it. */
export async function loadSpendingOfBudgets(
  tx: Tx,
  organizationId: string,
  budgetIds: readonly string[],
  now = new Date(),
): Promise<ReadonlyMap<string, Days>> {
  const today = dayOf(now);
  const from = startOf(addDays(today, -forecastDays));
  const rows = await tx.$queryRaw<{ id: string; day: string; micros: bigint }[]>`
    select b.id, (e.at at time zone 'utc')::date::text as day,
      sum(case when e.to_account = 'usage' then e.amount_micros else -e.amount_micros end)::bigint as micros
    from budget b join ledger_entry e on e.organization_id = b.organization_id and b.node_id = any (e.lineage)
      and b.integration in ('', coalesce(e.integration, '')) and b.meter in ('', e.meter)
    where b.organization_id = ${organizationId}::uuid and b.id = any (${[...budgetIds]}::uuid[])
      and e.organization_id = ${organizationId}::uuid and e.kind in ('usage', 'correction') and e.at >= ${from}
    group by 1, 2`;
  return new Map(
    budgetIds.map((id) => {
      const days = new Map(
        rows.filter((row) => row.id === id).map(({ day, micros }) => [day, micros]),
      );
      const since = [...days.keys()].toSorted()[0] ?? null;
      return [id, { today, since, days }];
    }),
  );
}

const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
