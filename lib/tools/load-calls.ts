import type { Tx } from "@/lib/db";
import { type NamedNode, namedNode } from "@/lib/installations/effective-integration";
import type { Place } from "@/lib/pipeline/lineage";
import type { NodeKind } from "@/prisma/generated/enums";
import { ToolCallRecord, ToolOutcome } from "./tool-call";

/** Which calls are asked for. */
export type CallFilter = {
  /** `everywhere`: all of the organization, also those of agents that are deleted. */
  scope: "here" | "below" | "everywhere";
  nodeId: string;
  callId?: string | undefined;
  tool?: string | undefined;
  integration?: string | undefined;
  outcome?: ToolOutcome | undefined;
  account?: string | undefined;
  by?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};

type Row = Omit<
  ToolCallRecord,
  "node" | "account" | "rule" | "by" | "key" | "outcome" | "policy" | "createdAt"
> & {
  nodeName: string;
  nodeKind: NodeKind;
  nodePath: string | null;
  account: ToolCallRecord["account"];
  rule: string | null;
  by: ToolCallRecord["by"];
  key: ToolCallRecord["key"];
  outcome: string;
  policy: string | null;
  policyNodeId: string | null;
  policyNode: { name: string; kind: NodeKind; path: string | null } | null;
  createdAt: Date;
  /** Later than it was asked for where a person had to approve it. */
  begunAt: Date;
};

/** Longer than any call may take: what still runs then was broken off, and may have taken effect. */
const longestMs = 120_000;

function outcomeOf({ outcome, begunAt }: Pick<Row, "outcome" | "begunAt">): ToolOutcome {
  const known = ToolOutcome.catch("unknown").parse(outcome);
  return known === "running" && Date.now() - begunAt.getTime() > longestMs ? "unknown" : known;
}

/** Calls at or below a place, the newest first, as somebody with a role there sees them. */
export async function loadCalls(
  tx: Tx,
  organizationId: string,
  { lineage }: Pick<Place, "lineage">,
  filter: CallFilter,
): Promise<ToolCallRecord[]> {
  const rows = await find(tx, organizationId, filter);
  return rows.map(({ nodeName, nodeKind, nodePath, policyNodeId, policyNode, ...row }) => {
    // What is below the place is as visible as the place; above it, roles held there decide; what is
    // elsewhere, such as where the agent was before, is not told at all.
    const named = (id: string, found: Row["policyNode"]): NamedNode | null =>
      lineage.slice(0, -1).some((node) => node.id === id)
        ? namedNode(lineage, id)
        : found && { id, ...found };
    return ToolCallRecord.parse({
      ...row,
      node: { id: row.nodeId, name: nodeName, kind: nodeKind, path: nodePath },
      outcome: outcomeOf(row),
      policy: row.policy && {
        value: row.policy,
        at: policyNodeId === null ? null : named(policyNodeId, policyNode),
      },
      createdAt: row.createdAt.toISOString(),
    });
  });
}

/** What was deleted below is looked at too: its history is the parent's. */
const find = (
  tx: Tx,
  organizationId: string,
  {
    scope,
    nodeId,
    callId,
    tool,
    integration,
    outcome,
    account,
    by,
    from,
    to,
    cursor,
    limit,
  }: CallFilter,
): Promise<Row[]> =>
  tx.$queryRaw<Row[]>`
    with recursive scope as (
      select n.id from node n where n.organization_id = ${organizationId}::uuid and n.id = ${nodeId}::uuid
      union all
      select c.id
      -- The offset keeps the planner from taking every node for every parent, as it does without statistics.
      from scope s cross join lateral (
        select n.id from node n where n.organization_id = ${organizationId}::uuid and n.parent_id = s.id offset 0
      ) c
      where ${scope} = 'below'
    ), page as materialized (
      select t.* from tool_call t
      where t.organization_id = ${organizationId}::uuid
        and (${scope} = 'everywhere' or t.node_id = any (array(select s.id from scope s)))
        and (${callId ?? null}::uuid is null or t.id = ${callId ?? null}::uuid)
        and (${cursor ?? null}::uuid is null or (t.created_at, t.id) < (
          select last.created_at, last.id from tool_call last
          where last.organization_id = ${organizationId}::uuid and last.id = ${cursor ?? null}::uuid))
        and (${tool ?? null}::text is null or t.tool = ${tool ?? null}::text)
        and (${integration ?? null}::text is null or t.integration = ${integration ?? null}::text)
        and (${outcome ?? null}::text is null or t.outcome = ${outcome ?? null}::text)
        and (${account ?? null}::uuid is null or t.connection_id = ${account ?? null}::uuid)
        and (${by ?? null}::uuid is null or t.actor_id = ${by ?? null}::uuid)
        and (${from ?? null}::timestamptz is null or t.created_at >= ${from ?? null}::timestamptz)
        and (${to ?? null}::timestamptz is null or t.created_at < ${to ?? null}::timestamptz)
      order by t.created_at desc, t.id desc
      limit ${limit}
    )
    select p.id, p.node_id as "nodeId", n.name as "nodeName", n.kind as "nodeKind",
      (select '/' || string_agg(l.slug, '/' order by l.depth) from lineage(${organizationId}::uuid, n.id) l) as "nodePath",
      p.integration, p.tool, p.rule, p.outcome, p.detail,
      case when c.id is not null then jsonb_build_object(
        'id', c.id, 'accountName', c.account_name, 'label', c.label, 'sandbox', c.world = 'sandbox') end as account,
      jsonb_build_object('kind', p.actor_kind, 'id', p.actor_id,
        'name', coalesce(nullif(u.name, ''), u.email, agent.name, '')) as by,
      case when k.id is not null then jsonb_build_object('id', k.id, 'name', k.name)
        when token.id is not null then jsonb_build_object('id', token.id, 'name', token.name) end as key,
      p.policy, p.policy_node_id as "policyNodeId",
      case when setter.id is not null then jsonb_build_object('name', setter.name, 'kind', setter.kind, 'path',
        (select '/' || string_agg(l.slug, '/' order by l.depth) from lineage(${organizationId}::uuid, setter.id) l)) end as "policyNode",
      (select a.id from approval a where a.organization_id = ${organizationId}::uuid and a.call_id = p.id
        order by a.created_at desc limit 1) as "approvalId",
      p.cost_micros::text as "costMicros", p.request_id as "requestId",
      encode(p.arguments_digest, 'hex') as "argumentsDigest",
      encode(p.result_digest, 'hex') as "resultDigest", p.result_bytes as "resultBytes",
      p.created_at as "createdAt",
      coalesce((select max(a.started_at) from approval a
        where a.organization_id = ${organizationId}::uuid and a.call_id = p.id), p.created_at) as "begunAt",
      p.duration_ms as "durationMs"
    from page p
    join node n on n.organization_id = ${organizationId}::uuid and n.id = p.node_id
    left join node setter on setter.organization_id = ${organizationId}::uuid and setter.id = p.policy_node_id
      and (${scope} = 'everywhere' or setter.id = any (array(select s.id from scope s)))
    left join connection c on c.organization_id = ${organizationId}::uuid and c.id = p.connection_id
    left join user_account u on p.actor_kind = 'person' and u.id = p.actor_id
    left join node agent on p.actor_kind = 'agent' and agent.organization_id = ${organizationId}::uuid
      and agent.id = p.actor_id
    left join agent_key k on k.organization_id = ${organizationId}::uuid and k.id = p.key_id
    left join personal_token token on token.organization_id = ${organizationId}::uuid and token.id = p.key_id
    order by p.created_at desc, p.id desc`;
