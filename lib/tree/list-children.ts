import { z } from "zod";
import { strongest } from "@/lib/pipeline/access";
import { actorId } from "@/lib/pipeline/actor";
import { pathOf } from "@/lib/pipeline/lineage";
import { defineQuery } from "@/lib/pipeline/operation";
import { type NodeKind, NodeId, type Role } from "./node";
import { TreeRow } from "./tree-row";

type Row = {
  id: string;
  kind: NodeKind;
  name: string;
  slug: string;
  childCount: number;
  ownRole: Role | null;
};

export const listChildren = defineQuery({
  name: "list_children",
  summary: "The nodes directly below a node, by name.",
  permission: "tree:read",
  input: z.strictObject({
    nodeId: NodeId,
    cursor: NodeId.optional().describe("Where the page before ended."),
    limit: z.int().min(1).max(200).default(200).describe("How many at most."),
  }),
  output: z.object({
    nodes: z.array(TreeRow),
    total: z.int().describe("How many there are on all pages."),
    nextCursor: NodeId.nullable().describe("Where the next page starts; null on the last one."),
  }),
  nodes: (_tx, { nodeId }) => [nodeId],

  async run({ tx, actor, organizationId, place }, { nodeId, cursor = null, limit }) {
    const [page] = await tx.$queryRaw<{ total: number; rows: Row[] }[]>`
      select
        (select count(*) from node c where c.organization_id = ${organizationId}::uuid
          and c.parent_id = ${nodeId}::uuid and c.deleted_at is null)::int as total,
        (select coalesce(jsonb_agg(to_jsonb(r) - 'sorted' order by r.sorted, r.id), '[]') from (
          select n.id, n.kind, n.name, n.slug, lower(n.name) as sorted, m.role as "ownRole",
            (select count(*) from node c where c.organization_id = ${organizationId}::uuid
              and c.parent_id = n.id and c.deleted_at is null)::int as "childCount"
          from node n
          left join membership m on m.organization_id = ${organizationId}::uuid and m.node_id = n.id
            and m.user_id = ${actorId(actor)}::uuid
          where n.organization_id = ${organizationId}::uuid and n.parent_id = ${nodeId}::uuid and n.deleted_at is null
            and (${cursor}::uuid is null or (lower(n.name), n.id) > (
              select lower(last.name), last.id from node last
              where last.organization_id = ${organizationId}::uuid and last.id = ${cursor}::uuid))
          order by lower(n.name), n.id limit ${limit + 1}
        ) r) as rows`;
    const { total, rows } = page ?? { total: 0, rows: [] };
    const shown = rows.slice(0, limit);
    const base = pathOf(place.lineage);
    return {
      total,
      nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
      nodes: shown.map(({ ownRole, ...row }) => ({
        ...row,
        path: `${base}/${row.slug}`,
        // Whoever may list the children has a role here, and it counts below.
        role: strongest([place.role, ownRole]) ?? "viewer",
      })),
    };
  },
});
