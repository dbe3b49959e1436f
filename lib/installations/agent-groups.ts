import type { Tx } from "@/lib/db";
import type { AgentGroup } from "./preview-effects";

/**
 * The agents at or below some nodes, grouped so that all of a group see the same facts: those without
 * anything of their own are resolved once for their parent. The nodes themselves stand alone, because
 * a change may give them something.
 */
export async function loadAgentGroups(
  tx: Tx,
  organizationId: string,
  nodeIds: readonly string[],
): Promise<AgentGroup[]> {
  const rows = await tx.$queryRaw<{ id: string; name: string; key: string }[]>`
    with agents as materialized (
      select distinct s.id, s.name, s.parent_id
      from unnest(${[...nodeIds]}::uuid[]) as top (id)
      cross join lateral subtree(${organizationId}::uuid, top.id) s where s.kind = 'agent'
    ), own as materialized (
      select node_id from installation where organization_id = ${organizationId}::uuid
      union select node_id from block where organization_id = ${organizationId}::uuid
      union select node_id from connection where organization_id = ${organizationId}::uuid and ended_at is null
      union select node_id from budget where organization_id = ${organizationId}::uuid
      union select unnest(${[...nodeIds]}::uuid[])
    )
    select a.id, a.name, case when o.node_id is null then a.parent_id else a.id end as key
    from agents a left join own o on o.node_id = a.id
    order by a.name, a.id`;
  const groups = new Map<string, AgentGroup>();
  for (const { id, name, key } of rows) {
    const group = groups.get(key) ?? { representative: id, agents: [] };
    group.agents.push({ id, name });
    groups.set(key, group);
  }
  return [...groups.values()];
}
