import type { Tx } from "@/lib/db";
import type { FactNode } from "@/lib/installations/facts";

/** How far back an account counts as used now. */
export const usageDays = 7;

/** Who used an account lately, as its tool calls say. */
export type CallUsage = {
  connectionId: string;
  agents: number;
  calls: number;
  lastNodeId: string;
  lastAt: string;
};

export type Pin = { connectionId: string; nodeId: string; integration: string };

/** What the call log and the installations say about some accounts, with the nodes that are named. */
export type Usage = { calls: CallUsage[]; pins: Pin[]; nodes: FactNode[] };

type Asked = {
  /** Accounts of which everything may be told. */
  all: readonly string[];
  /** Accounts of which only what is at and below one node may be told. */
  below: { connectionIds: readonly string[]; nodeId: string };
};

/** Usage and pins of some accounts: one query however many there are. */
export async function loadUsage(
  tx: Tx,
  organizationId: string,
  { all, below }: Asked,
): Promise<Usage> {
  const connectionIds = [...all, ...below.connectionIds];
  const [answer] = await tx.$queryRaw<{ usage: Usage }[]>`
    with recursive callers as materialized (
      select t.connection_id, t.node_id, count(*)::int as calls, max(t.created_at) as last_at
      from tool_call t
      where t.organization_id = ${organizationId}::uuid and t.connection_id = any (${connectionIds}::uuid[])
        and (t.connection_id = any (${[...all]}::uuid[]) or t.node_id = any (array(
          select s.id from subtree(${organizationId}::uuid, ${below.nodeId}::uuid) s)))
        and t.created_at > now() - make_interval(days => ${usageDays}::int) and t.outcome in ('running', 'done', 'failed', 'unknown')
      group by t.connection_id, t.node_id
    ), used as materialized (
      select c.connection_id, count(*)::int as agents, sum(c.calls)::int as calls, max(c.last_at) as last_at,
        (array_agg(c.node_id order by c.last_at desc, c.node_id))[1] as last_node_id
      from callers c group by c.connection_id
    ), pins as materialized (
      select i.pinned_connection_id as connection_id, i.node_id, i.integration
      from installation i
      where i.organization_id = ${organizationId}::uuid and i.pinned_connection_id = any (${connectionIds}::uuid[])
    ), line as (
      select n.id, n.parent_id, n.kind, n.name, n.slug from node n
      where n.organization_id = ${organizationId}::uuid and n.deleted_at is null
        and n.id = any (array(select u.last_node_id from used u union select p.node_id from pins p))
      union
      select p.id, p.parent_id, p.kind, p.name, p.slug
      from line l join node p on p.organization_id = ${organizationId}::uuid and p.id = l.parent_id
    )
    select jsonb_build_object(
      'calls', (select coalesce(jsonb_agg(jsonb_build_object(
        'connectionId', u.connection_id, 'agents', u.agents, 'calls', u.calls,
        'lastNodeId', u.last_node_id, 'lastAt', u.last_at)), '[]') from used u),
      'pins', (select coalesce(jsonb_agg(jsonb_build_object(
        'connectionId', p.connection_id, 'nodeId', p.node_id, 'integration', p.integration)
        order by p.integration, p.node_id), '[]') from pins p),
      'nodes', (select coalesce(jsonb_agg(jsonb_build_object(
        'id', l.id, 'parentId', l.parent_id, 'kind', l.kind, 'name', l.name, 'slug', l.slug)), '[]') from line l)
    ) as usage`;
  if (!answer) throw new Error("An aggregate always answers");
  return answer.usage;
}
