import type { Tx } from "@/lib/db";
import type { FactNode } from "@/lib/installations/facts";
import type { Places } from "./connection-places";
import type { ConnectionDetail } from "./connection-detail";
import { usageDays } from "./usage";

type Caller = { nodeId: string; calls: number; lastAt: Date; line: FactNode[] | null };

/** Who called with an account lately, the last first; agents that the caller may not see are not named. */
export async function loadCallers(
  tx: Tx,
  organizationId: string,
  connectionId: string,
  places: Places,
): Promise<ConnectionDetail["usedBy"]> {
  const rows = await tx.$queryRaw<Caller[]>`
    with callers as materialized (
      select t.node_id, count(*)::int as calls, max(t.created_at) as last_at
      from tool_call t
      where t.organization_id = ${organizationId}::uuid and t.connection_id = ${connectionId}::uuid
        and t.created_at > now() - make_interval(days => ${usageDays}::int) and t.outcome in ('running', 'done', 'failed', 'unknown')
      group by t.node_id
      order by max(t.created_at) desc, t.node_id
      limit 100
    )
    select c.node_id as "nodeId", c.calls, c.last_at as "lastAt",
      (select jsonb_agg(jsonb_build_object('id', l.id, 'parentId', l.parent_id, 'kind', l.kind, 'name', l.name, 'slug', l.slug))
        from lineage(${organizationId}::uuid, c.node_id) l) as line
    from callers c order by c.last_at desc, c.node_id`;
  const known = places.including(rows.flatMap(({ line }) => line ?? []));
  return rows.flatMap(({ nodeId, calls, lastAt }) => {
    const agent = known.named(nodeId);
    if (!agent?.path) return [];
    const { id, name, path } = agent;
    return [{ agent: { id, name, path }, calls, lastAt: lastAt.toISOString() }];
  });
}
