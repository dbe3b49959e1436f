import type { Tx } from "@/lib/db";
import { namedNode } from "@/lib/installations/effective-integration";
import { integrations } from "@/lib/integrations/catalog";
import type { Place } from "@/lib/pipeline/lineage";
import type { NodeKind } from "@/prisma/generated/enums";
import { Budget } from "./budget";
import { budgetText, percentOf } from "./budget-words";

type Row = {
  id: string;
  nodeId: string;
  nodeName: string;
  nodeKind: NodeKind;
  nodePath: string | null;
  period: Budget["period"];
  integration: string;
  meter: string;
  amountMicros: bigint;
  atLimit: Budget["atLimit"];
  spentMicros: bigint;
  reservedMicros: bigint;
  startsAt: Date;
  resetsAt: Date;
  version: number;
};

/** The budgets at and above a place, as somebody with a role there sees them; asked for, also those below it. */
export async function loadBudgets(
  tx: Tx,
  organizationId: string,
  { node, lineage }: Pick<Place, "node" | "lineage">,
  { below = false } = {},
): Promise<Budget[]> {
  const line = lineage.map(({ id }) => id);
  const rows = await find(tx, organizationId, { nodeId: node.id, line, below });
  return rows
    .map((row) => toBudget(row, { node, lineage }))
    .toSorted((a, b) => depthOf(a, line) - depthOf(b, line) || compare(a, b));
}

/** The place's own first, then up the line, then what is below it. */
const depthOf = ({ node }: Budget, line: readonly string[]): number => {
  const index = line.indexOf(node.id);
  return index < 0 ? line.length : line.length - 1 - index;
};

const compare = (a: Budget, b: Budget): number => orderOf(a).localeCompare(orderOf(b), "en");

const orderOf = ({ node, integration, meter, period }: Budget): string =>
  [node.path ?? "", integration?.id ?? "", meter ?? "", period].join(" ");

function toBudget(row: Row, { node, lineage }: Pick<Place, "node" | "lineage">): Budget {
  const { nodeId, nodeName: name, nodeKind: kind, nodePath: path, ...stored } = row;
  const { amountMicros, spentMicros, reservedMicros } = stored;
  const used = spentMicros + reservedMicros;
  const left = amountMicros - used;
  const onLine = namedNode(lineage, nodeId);
  const budget = {
    ...stored,
    node: onLine ?? { id: nodeId, name, kind, path },
    where: nodeId === node.id ? "here" : onLine ? "above" : "below",
    integration: stored.integration === "" ? null : nameOf(stored.integration),
    meter: stored.meter === "" ? null : stored.meter,
    amountMicros: amountMicros.toString(),
    spentMicros: spentMicros.toString(),
    reservedMicros: reservedMicros.toString(),
    leftMicros: (left > 0n ? left : 0n).toString(),
    percent: percentOf(used, amountMicros),
    startsAt: stored.startsAt.toISOString(),
    resetsAt: stored.resetsAt.toISOString(),
  };
  return Budget.parse({ ...budget, text: budgetText(budget) });
}

const nameOf = (id: string) => ({
  id,
  name: integrations.find((integration) => integration.id === id)?.name ?? id,
});

const find = (
  tx: Tx,
  organizationId: string,
  { nodeId, line, below }: { nodeId: string; line: string[]; below: boolean },
): Promise<Row[]> =>
  tx.$queryRaw<Row[]>`
    with recursive scope as (
      select n.id from node n where n.organization_id = ${organizationId}::uuid and n.id = ${nodeId}::uuid
      union all
      select c.id
      -- The offset keeps the planner from taking every node for every parent, as it does without statistics.
      from scope s cross join lateral (
        select n.id from node n
        where n.organization_id = ${organizationId}::uuid and n.parent_id = s.id and n.deleted_at is null offset 0
      ) c
      where ${below}
    )
    select b.id, b.period, b.integration, b.meter, b.amount_micros as "amountMicros", b.at_limit as "atLimit", b.version,
      coalesce(p.spent_micros, 0) as "spentMicros", coalesce(p.reserved_micros, 0) as "reservedMicros",
      starts.day::timestamp at time zone 'utc' as "startsAt",
      (starts.day + ('1 ' || b.period)::interval) at time zone 'utc' as "resetsAt",
      n.id as "nodeId", n.name as "nodeName", n.kind as "nodeKind",
      (select '/' || string_agg(l.slug, '/' order by l.depth) from lineage(${organizationId}::uuid, n.id) l) as "nodePath"
    from budget b
    cross join lateral (select credit_period(b.period, now()) as day) starts
    join node n on n.organization_id = b.organization_id and n.id = b.node_id
    left join budget_period p on p.organization_id = b.organization_id and p.budget_id = b.id and p.starts_at = starts.day
    where b.organization_id = ${organizationId}::uuid
      and (b.node_id = any (${line}::uuid[]) or b.node_id = any (array(select s.id from scope s)))`;
