import { z } from "zod";
import type { Tx } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { Actor } from "@/lib/pipeline/actor";
import { actorId } from "@/lib/pipeline/actor";
import { defineQuery } from "@/lib/pipeline/operation";
import { type NodeKind, NodeKind as Kind, NodeId, type Role } from "./node";
import { topmostNodes } from "./topmost";
import { TreeRow } from "./tree-row";

const TreeRoot = TreeRow.extend({
  ancestors: z
    .array(z.object({ id: NodeId, kind: Kind, name: z.string() }))
    .describe("The places above it, root first, as names only."),
});

export const getTreeRoots = defineQuery({
  name: "get_tree_roots",
  summary: "The nodes where the caller's roles begin, with the names of the places above them.",
  permission: "tree:read",
  input: z.strictObject({}),
  output: z.object({
    organization: z.object({ id: NodeId, name: z.string(), slug: z.string() }),
    roots: z.array(TreeRoot),
  }),

  /** One stands for all: what is returned is what the caller holds roles at, and nothing else. */
  async nodes(tx, _input, organizationId, actor) {
    const ids = await topmostNodes(tx, organizationId, actor);
    if (ids.length === 0) throw notFound();
    return ids.slice(0, 1);
  },

  async run({ tx, actor, organizationId, place }) {
    const [root] = place.lineage;
    if (!root) throw new Error("A lineage starts at the organization");
    const { id, name, slug } = root;
    return { organization: { id, name, slug }, roots: await readRoots(tx, organizationId, actor) };
  },
});

type Step = { id: string; kind: NodeKind; name: string; slug: string };
type Row = { line: Step[]; childCount: number; role: Role | null };

async function readRoots(tx: Tx, organizationId: string, actor: Actor) {
  const ids = await topmostNodes(tx, organizationId, actor);
  const rows = await tx.$queryRaw<Row[]>`
    select m.role,
      (select jsonb_agg(jsonb_build_object('id', l.id, 'kind', l.kind, 'name', l.name, 'slug', l.slug) order by l.depth)
        from lineage(${organizationId}::uuid, n.id) l) as line,
      (select count(*) from node c where c.organization_id = ${organizationId}::uuid
        and c.parent_id = n.id and c.deleted_at is null)::int as "childCount"
    from node n
    left join membership m on m.organization_id = ${organizationId}::uuid and m.node_id = n.id
      and m.user_id = ${actorId(actor)}::uuid
    where n.organization_id = ${organizationId}::uuid and n.id = any (${ids}::uuid[])
    order by lower(n.name), n.id`;
  return rows.flatMap(({ line, childCount, role }) => {
    const node = line.at(-1);
    if (!node) return [];
    const ancestors = line.slice(0, -1).map(({ id, kind, name }) => ({ id, kind, name }));
    const path = `/${line.map(({ slug }) => slug).join("/")}`;
    // Only the system sees a root at which it holds no role.
    return [{ ...node, path, childCount, role: role ?? ("owner" as const), ancestors }];
  });
}
