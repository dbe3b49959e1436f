import type { Tx } from "@/lib/db";
import type { FactNode } from "@/lib/installations/facts";
import { type Actor, actorId } from "@/lib/pipeline/actor";
import type { Places } from "./connection-places";
import { describeConnectionEvent } from "./get-activity-text";

type Row = {
  at: Date;
  operation: string;
  details: Record<string, unknown>;
  actorId: string | null;
  actorName: string | null;
  nodeId: string;
  line: FactNode[] | null;
};

const shownEvents = 20;

/** What happened to an account, newest first, as ready sentences. What happened where the caller has no role is left out. */
export async function loadConnectionActivity(
  tx: Tx,
  { organizationId, actor }: { organizationId: string; actor: Actor },
  connectionId: string,
  places: Places,
): Promise<{ at: string; text: string }[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select e.at, e.operation, e.details, e.actor_id as "actorId", e.node_id as "nodeId",
      coalesce(nullif(u.name, ''), u.email) as "actorName",
      (select jsonb_agg(jsonb_build_object('id', l.id, 'parentId', l.parent_id, 'kind', l.kind, 'name', l.name, 'slug', l.slug))
        from lineage(${organizationId}::uuid, e.node_id) l) as line
    from (
      select * from audit_event e
      where e.organization_id = ${organizationId}::uuid and e.subject_id = ${connectionId}::uuid and e.outcome = 'done'
      order by e.at desc, e.id desc limit ${shownEvents}
    ) e left join user_account u on u.id = e.actor_id
    order by e.at desc, e.id desc`;
  const known = places.including(rows.flatMap(({ line }) => line ?? []));
  return rows.flatMap((row) => {
    const isSeen = known.role(row.nodeId) !== null;
    // That it came from elsewhere is said, from where is not.
    if (!isSeen && row.operation !== "move_connection") return [];
    const text = describeConnectionEvent({
      operation: row.operation,
      details: row.details,
      who: row.actorId === null ? null : row.actorId === actorId(actor) ? "you" : row.actorName,
      nameOf: (id) => (known.role(id) === null ? null : (known.named(id)?.name ?? null)),
    });
    return text === null ? [] : [{ at: row.at.toISOString(), text }];
  });
}
