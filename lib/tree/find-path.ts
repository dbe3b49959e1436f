import type { Tx } from "@/lib/db";

/**
 * The node at an address below the organization: where it stands now, or else where redirects lead.
 * Case does not matter. One redirect may lead to an address that is itself an old one, so the search goes on from there.
 */
export async function findPath(
  tx: Tx,
  organizationId: string,
  segments: readonly string[],
): Promise<string | undefined> {
  const tried = new Set<string>();
  let path = segments.map((segment) => segment.toLowerCase());
  while (!tried.has(path.join("/"))) {
    tried.add(path.join("/"));
    const { id, depth } = await walk(tx, organizationId, path);
    if (depth === path.length) return id;
    const next = await redirected(tx, organizationId, path, depth);
    if (!next) return undefined;
    path = next;
  }
  return undefined;
}

/** Follows the address from the root as far as there are nodes. */
async function walk(tx: Tx, organizationId: string, segments: readonly string[]) {
  const [last] = await tx.$queryRaw<{ id: string; depth: number }[]>`
    with recursive walk as (
      select n.id, 0 as depth from node n
      where n.organization_id = ${organizationId}::uuid and n.id = ${organizationId}::uuid and n.deleted_at is null
      union all
      select c.id, w.depth + 1
      -- The offset keeps the planner from taking every node for every parent, as it does without statistics.
      from walk w cross join lateral (
        select n.id from node n
        where n.organization_id = ${organizationId}::uuid and n.parent_id = w.id and n.deleted_at is null
          and n.slug = (${segments}::text[])[w.depth + 1]
        offset 0
      ) c
    )
    select id, depth from walk order by depth desc limit 1`;
  return last ?? { id: undefined, depth: -1 };
}

/** The address with its longest redirected beginning replaced; what nodes stand on now is not redirected. */
async function redirected(
  tx: Tx,
  organizationId: string,
  segments: readonly string[],
  standing: number,
): Promise<string[] | undefined> {
  const beginnings = segments
    .map((_, index) => segments.slice(0, index + 1).join("/"))
    .slice(Math.max(standing, 0));
  const [found] = await tx.$queryRaw<{ path: string; slugs: string[] }[]>`
    select r.path, array(select l.slug from lineage(${organizationId}::uuid, r.node_id) l order by l.depth) as slugs
    from node_redirect r
    where r.organization_id = ${organizationId}::uuid and r.path = any (${beginnings}::text[])
    order by length(r.path) desc limit 1`;
  // A deleted node has no lineage any more.
  if (!found || found.slugs.length === 0) return undefined;
  return [...found.slugs.slice(1), ...segments.slice(found.path.split("/").length)];
}
