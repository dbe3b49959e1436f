import type { Tx } from "@/lib/db";

export type AgentCounts = {
  total: number;
  /** Agents that own a live connection, by provider. */
  connected: Record<string, number>;
};

/** How many agents are below a node, and how many of them have connected an account of their own. */
export async function countAgents(
  tx: Tx,
  organizationId: string,
  nodeId: string,
): Promise<AgentCounts> {
  const [row] = await tx.$queryRaw<{ total: number; connected: Record<string, number> | null }[]>`
    with agents as materialized (
      select id from subtree(${organizationId}::uuid, ${nodeId}::uuid) where kind = 'agent'
    ), own as (
      select c.provider, count(distinct c.node_id)::int as agents
      from connection c join agents a on a.id = c.node_id
      where c.organization_id = ${organizationId}::uuid and c.ended_at is null
      group by c.provider
    )
    select (select count(*)::int from agents) as total,
      (select jsonb_object_agg(provider, agents) from own) as connected`;
  return { total: row?.total ?? 0, connected: row?.connected ?? {} };
}
