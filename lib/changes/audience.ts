import "server-only";
import { inOrganization, type Tx } from "@/lib/db";
import type { Announcement } from "@/lib/pipeline/announce";
import type { Caller } from "@/lib/pipeline/actor";

/** What a caller may hear of. */
export type Audience = {
  /** Those of a change's nodes that the caller may know of. */
  visible: (change: Announcement) => Promise<string[]>;
  /** Says whether another is the same. */
  fingerprint: string;
};

/**
 * What a caller may hear of by their roles as they are now: what is at or below a node where they hold
 * one, and above it. An agent hears of its own line. Null for whoever has no place in the organization.
 */
export async function audienceOf({ actor, organizationId }: Caller): Promise<Audience | null> {
  if (actor.kind === "system" || actor.kind === "program") return null;
  const held = await inOrganization(organizationId, async (tx) => {
    const ids = actor.kind === "agent" ? [actor.nodeId] : await rolesOf(tx, organizationId, actor);
    return livingLines(tx, organizationId, ids);
  });
  if (held.size === 0) return null;
  const roots = new Set(actor.kind === "agent" ? [] : held.keys());
  const lines = new Set([...held.values()].flat());
  const fingerprint = [...lines, "|", ...roots].toSorted().join(" ");
  // Where they hold a role at the root there is nothing to look up.
  if (roots.has(organizationId))
    return { fingerprint, visible: ({ nodeIds }) => Promise.resolve(nodeIds) };
  return {
    fingerprint,
    async visible(change) {
      const known = change.nodeIds.filter((id) => lines.has(id));
      if (roots.size === 0 || known.length === change.nodeIds.length) return known;
      const above = await linesOf(change);
      return change.nodeIds.filter(
        (id) => lines.has(id) || above.get(id)?.some((each) => roots.has(each)),
      );
    },
  };
}

async function rolesOf(
  tx: Tx,
  organizationId: string,
  { userId }: { userId: string },
): Promise<string[]> {
  const rows = await tx.membership.findMany({
    where: { organizationId, userId },
    select: { nodeId: true },
  });
  return rows.map(({ nodeId }) => nodeId);
}

type Line = { target: string; ids: string[] };

/** Of each node itself and what is above it; of those that are not deleted. */
async function livingLines(
  tx: Tx,
  organizationId: string,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await tx.$queryRaw<Line[]>`
    select asked.id as target, array_agg(l.id) as ids
    from unnest(${[...ids]}::uuid[]) asked (id) cross join lateral lineage(${organizationId}::uuid, asked.id) l
    group by asked.id`;
  return new Map(rows.map(({ target, ids: line }) => [target, line]));
}

const store = new WeakMap<Announcement, Promise<Map<string, string[]>>>();

/** The lines of a change's nodes, asked for once for all who hear of it; of deleted nodes as they were. */
function linesOf(change: Announcement): Promise<Map<string, string[]>> {
  const known = store.get(change) ?? loadLines(change);
  store.set(change, known);
  return known;
}

const loadLines = ({ organizationId, nodeIds }: Announcement): Promise<Map<string, string[]>> =>
  inOrganization(organizationId, async (tx) => {
    const rows = await tx.$queryRaw<Line[]>`
      with recursive line as (
        select n.id as target, n.id, n.parent_id from node n
        where n.organization_id = ${organizationId}::uuid and n.id = any (${nodeIds}::uuid[])
        union all
        select l.target, p.id, p.parent_id from line l
        join node p on p.organization_id = ${organizationId}::uuid and p.id = l.parent_id
      )
      select target, array_agg(id) as ids from line group by target`;
    return new Map(rows.map(({ target, ids }) => [target, ids]));
  });
