import type { Tx } from "@/lib/db";

/** Ids of the people who are admin or owner at a node or above it, those nearest to it first. */
export async function adminsOf(tx: Tx, organizationId: string, nodeId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select m.user_id as id
    from lineage(${organizationId}::uuid, ${nodeId}::uuid) l
    join membership m on m.organization_id = ${organizationId}::uuid and m.node_id = l.id
    where m.role in ('admin', 'owner')
    group by m.user_id order by max(l.depth) desc, m.user_id`;
  return rows.map(({ id }) => id);
}
