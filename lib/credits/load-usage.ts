import type { z } from "zod";
import type { Tx } from "@/lib/db";
import { invalidField } from "@/lib/errors";
import type { Place } from "@/lib/pipeline/lineage";
import { countDays, daysBetween, today as presentDay } from "./days";
import { addUp, groupUsage, type UsedOnDay } from "./group-usage";
import { nameGroups } from "./name-groups";
import { spendingScope } from "./spending-scope";
import type { UsageReport } from "./usage-report";

const mostDays = 400;

type Asked = {
  by: UsageReport["by"];
  from?: string | undefined;
  to?: string | undefined;
  integration?: string | undefined;
  meter?: string | undefined;
};

/** What was spent at and below a place, by the line of each agent as it was when it spent. */
export async function loadUsage(
  tx: Tx,
  organizationId: string,
  place: Place,
  { by, ...asked }: Asked,
): Promise<z.input<typeof UsageReport>> {
  const today = presentDay();
  const to = asked.to ?? today;
  const from = asked.from ?? (asked.to ?? today).slice(0, 8) + "01";
  if (from > to) throw invalidField("to", "Give a last day that is not before the first.");
  if (countDays(from, to) > mostDays)
    throw invalidField("from", `Ask for ${mostDays.toString()} days at most.`);
  const filter = { ...asked, from, to, by };
  const found = await findUsed(tx, organizationId, place, filter);
  const rows = found.map((row) => ({ ...row, key: keyOf(row, by, place.node.id) }));
  const open = await findOpen(tx, organizationId, place, asked);
  const grouped = groupUsage(rows, daysBetween(from, to));
  return {
    nodeId: place.node.id,
    ...{ from, to, by, today },
    ...addUp(rows),
    groups: await nameGroups(tx, organizationId, place, by, grouped.groups),
    days: grouped.days,
    sandboxMicros: rows.reduce((sum, row) => sum + row.sandboxMicros, 0n).toString(),
    reservedMicros: open.reservedMicros.toString(),
    dueMicros: open.dueMicros.toString(),
  };
}

type Filter = Asked & { from: string; to: string };

type Row = Omit<UsedOnDay, "key"> & { integration: string | null; child: string | null };

const keyOf = ({ integration, child, meter }: Row, by: UsageReport["by"], nodeId: string): string =>
  ({ integration: integration ?? "", node: child ?? nodeId, meter })[by];

/**
 * Of corrections, which repeat how much was used, only the amount counts. Each day is added up by itself: that
 * needs no sorting of a whole month.
 */
const findUsed = (
  tx: Tx,
  organizationId: string,
  { node }: Place,
  { by, from, to, integration, meter }: Filter,
): Promise<Row[]> =>
  tx.$queryRaw<Row[]>`
    select to_char(d.day, 'YYYY-MM-DD') as day, used.*
    from generate_series(0, ${to}::date - ${from}::date) as i
    cross join lateral (select ${from}::date + i as day) d
    cross join lateral (
      select
        case when ${by} = 'integration' then e.integration end as integration,
        case when ${by} = 'node' then case ${spendingScope(node)} when 'everywhere' then e.lineage[2]
          else e.lineage[array_position(e.lineage, ${node.id}::uuid) + 1] end end as child,
        e.meter,
        sum(case when e.to_account = 'usage' then e.amount_micros else -e.amount_micros end)::bigint as "spentMicros",
        coalesce(sum(e.quantity) filter (where e.kind = 'usage'), 0)::bigint as quantity,
        coalesce(sum(e.free_quantity) filter (where e.kind = 'usage'), 0)::bigint as "freeQuantity",
        coalesce(sum(case when e.to_account = 'usage' then e.amount_micros else -e.amount_micros end)
          filter (where e.sandbox), 0)::bigint as "sandboxMicros"
      from ledger_entry e
      where e.organization_id = ${organizationId}::uuid and e.kind in ('usage', 'correction')
        and e.at >= d.day::timestamp at time zone 'utc' and e.at < (d.day + 1)::timestamp at time zone 'utc'
        and case ${spendingScope(node)} when 'everywhere' then true
          when 'itself' then e.node_id = ${node.id}::uuid else ${node.id}::uuid = any (e.lineage) end
        and (${integration ?? null}::text is null or e.integration = ${integration ?? null}::text)
        and (${meter ?? null}::text is null or e.meter = ${meter ?? null}::text)
      group by 1, 2, 3
    ) used`;

/** What is under way, and what is still to be paid, whenever it was used. */
async function findOpen(
  tx: Tx,
  organizationId: string,
  { node }: Place,
  { integration, meter }: Pick<Asked, "integration" | "meter">,
): Promise<{ reservedMicros: bigint; dueMicros: bigint }> {
  const [open] = await tx.$queryRaw<{ reservedMicros: bigint; dueMicros: bigint }[]>`
    select coalesce(sum(r.held_micros) filter (where r.state = 'held'), 0)::bigint as "reservedMicros",
      coalesce(sum(r.estimate_micros) filter (where r.state = 'due'), 0)::bigint as "dueMicros"
    from credit_reservation r
    where r.organization_id = ${organizationId}::uuid and r.state in ('held', 'due')
      and ${node.id}::uuid = any (r.lineage)
      and (${integration ?? null}::text is null or r.integration = ${integration ?? null}::text)
      and (${meter ?? null}::text is null or r.meter = ${meter ?? null}::text)`;
  return open ?? { reservedMicros: 0n, dueMicros: 0n };
}
