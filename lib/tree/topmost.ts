import type { Tx } from "@/lib/db";
import type { Actor } from "@/lib/pipeline/actor";

/** The nodes where somebody's roles begin: those at which they hold one, and none above. */
export async function topmostNodes(
  tx: Tx,
  organizationId: string,
  actor: Actor,
): Promise<string[]> {
  if (actor.kind === "system") return [organizationId];
  if (actor.kind === "agent") return [actor.nodeId];
  if (actor.kind === "program") return [];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with mine as materialized (
      select m.node_id from membership m
      where m.organization_id = ${organizationId}::uuid and m.user_id = ${actor.userId}::uuid
    )
    select mine.node_id as id from mine
    where exists (select from lineage(${organizationId}::uuid, mine.node_id))
      and not exists (
        select from lineage(${organizationId}::uuid, mine.node_id) l
        where l.id <> mine.node_id and l.id in (select other.node_id from mine other)
      )`;
  return rows.map(({ id }) => id);
}
