import { z } from "zod";
import type { Tx } from "@/lib/db";
import { isAtLeast } from "@/lib/pipeline/access";
import { Moment } from "@/lib/pipeline/moment";
import { defineQuery } from "@/lib/pipeline/operation";
import { NodeId } from "@/lib/tree/node";

const ActivityEvent = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  actor: z.object({
    kind: z.enum(["person", "agent", "program", "system"]),
    id: z.uuid().nullable(),
    email: z.string().nullable(),
    name: z.string().nullable(),
  }),
  operation: z.string().describe("What was done, e.g. install_integration."),
  outcome: z.enum(["done", "refused"]),
  node: z.object({
    id: NodeId,
    name: z.string(),
    path: z.string().nullable().describe("Its address now; null once it is deleted."),
  }),
  subjectId: z.uuid().nullable(),
  details: z.record(z.string(), z.unknown()).describe("Names and values as they were."),
  requestId: z.string().nullable(),
});
export type ActivityEvent = z.infer<typeof ActivityEvent>;

const ListActivityInput = z.strictObject({
  nodeId: NodeId,
  cursor: z.uuid().optional().describe("Where the page before ended."),
  who: z.uuid().optional().describe("Only what this person did."),
  operation: z.string().max(100).optional().describe("Only this operation."),
  from: Moment.optional().describe("Not before this time."),
  to: Moment.optional().describe("Before this time."),
  limit: z.int().min(1).max(200).default(50).describe("How many at most."),
});

export const listActivity = defineQuery({
  name: "list_activity",
  summary: "What happened at a node, newest first; for its admins also below it.",
  permission: "audit:read",
  input: ListActivityInput,
  output: z.object({
    events: z.array(ActivityEvent),
    nextCursor: z.uuid().nullable().describe("Where the next page starts; null on the last one."),
  }),
  nodes: (_tx, { nodeId }) => [nodeId],

  async run({ tx, organizationId, place: { role } }, input) {
    const below = isAtLeast(role, "admin");
    const scope = !below ? "here" : input.nodeId === organizationId ? "everywhere" : "below";
    const rows = await find(tx, organizationId, scope, input);
    const events = rows.slice(0, input.limit);
    return {
      events: events.map(({ at, nodeId, nodeName, nodePath, ...row }) => ({
        ...row,
        at: at.toISOString(),
        node: { id: nodeId, name: nodeName, path: nodePath },
      })),
      nextCursor: rows.length > input.limit ? (events.at(-1)?.id ?? null) : null,
    };
  },
});

type Row = Omit<ActivityEvent, "at" | "node"> & {
  at: Date;
  nodeId: string;
  nodeName: string;
  nodePath: string | null;
};

/** What was deleted below is looked at too: its history is the parent's. */
const find = (
  tx: Tx,
  organizationId: string,
  scope: "here" | "below" | "everywhere",
  { nodeId, cursor, who, operation, from, to, limit }: z.output<typeof ListActivityInput>,
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
      select e.* from audit_event e
      where e.organization_id = ${organizationId}::uuid
        and (${scope} = 'everywhere' or e.node_id = any (array(select s.id from scope s)))
        and (${cursor ?? null}::uuid is null or (e.at, e.id) < (
          select last.at, last.id from audit_event last
          where last.organization_id = ${organizationId}::uuid and last.id = ${cursor ?? null}::uuid))
        and (${who ?? null}::uuid is null or e.actor_id = ${who ?? null}::uuid)
        and (${operation ?? null}::text is null or e.operation = ${operation ?? null}::text)
        and (${from ?? null}::timestamptz is null or e.at >= ${from ?? null}::timestamptz)
        and (${to ?? null}::timestamptz is null or e.at < ${to ?? null}::timestamptz)
      order by e.at desc, e.id desc
      limit ${limit + 1}
    )
    select p.id, p.at, p.operation, p.outcome, p.details,
      p.subject_id as "subjectId", p.request_id as "requestId",
      jsonb_build_object('kind', p.actor_kind, 'id', p.actor_id, 'email', u.email, 'name', coalesce(u.name, agent.name, program.name)) as actor,
      n.id as "nodeId", n.name as "nodeName",
      (select '/' || string_agg(l.slug, '/' order by l.depth) from lineage(${organizationId}::uuid, n.id) l) as "nodePath"
    from page p
    join node n on n.organization_id = ${organizationId}::uuid and n.id = p.node_id
    left join user_account u on u.id = p.actor_id
    left join node agent on p.actor_kind = 'agent' and agent.organization_id = ${organizationId}::uuid
      and agent.id = p.actor_id
    left join server_token program on p.actor_kind = 'program' and program.organization_id = ${organizationId}::uuid
      and program.id = p.actor_id
    order by p.at desc, p.id desc`;
