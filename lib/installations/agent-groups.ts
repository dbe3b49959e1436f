import type { Tx } from "@/lib/db";
import type { AgentGroup } from "./preview-effects";

/**
 * The agents at or below a node, grouped so that all of a group see the same facts: those without
 * anything of their own are resolved once for their parent.
 */
export async function loadAgentGroups(
  tx: Tx,
  organizationId: string,
  nodeId: string,
): Promise<AgentGroup[]> {
  const rows = await tx.$queryRaw<{ id: string; name: string; key: string }[]>`
    with agents as materialized (
      select id, name, parent_id from subtree(${organizationId}::uuid, ${nodeId}::uuid) where kind = 'agent'
    ), own as materialized (
      select node_id from installation where organization_id = ${organizationId}::uuid
      union select node_id from block where organization_id = ${organizationId}::uuid
      union select node_id from connection where organization_id = ${organizationId}::uuid and ended_at is null
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
