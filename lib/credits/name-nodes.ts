import type { Tx } from "@/lib/db";
import type { NamedNode } from "@/lib/installations/effective-integration";
import type { Place } from "@/lib/pipeline/lineage";

/**
 * What nodes are called that were at or below a place once, as somebody sees them who holds a role there: only as
 * long as they are still below where the role is held. What is deleted keeps its name, without an address.
 */
export async function nameNodes(
  tx: Tx,
  organizationId: string,
  { lineage }: Pick<Place, "lineage">,
  ids: readonly string[],
): Promise<Map<string, NamedNode>> {
  const top = lineage.find(({ role }) => role !== null)?.id ?? null;
  const rows = await tx.$queryRaw<NamedNode[]>`
    with recursive up as (
      select n.id as "of", n.id, n.parent_id from node n
      where n.organization_id = ${organizationId}::uuid and n.id = any (${[...new Set(ids)]}::uuid[])
      union all
      select u."of", p.id, p.parent_id from up u cross join lateral (
        select n.id, n.parent_id from node n
        where n.organization_id = ${organizationId}::uuid and n.id = u.parent_id limit 1) p
    )
    select n.id, n.name, n.kind,
      (select '/' || string_agg(l.slug, '/' order by l.depth) from lineage(${organizationId}::uuid, n.id) l) as path
    from up u join node n on n.organization_id = ${organizationId}::uuid and n.id = u."of"
    where u.id = ${top}::uuid`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** Stands for a node that is where somebody cannot see it. */
export const elsewhere = "Moved elsewhere";
