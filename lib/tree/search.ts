import { z } from "zod";
import type { Tx } from "@/lib/db";
import { notFound } from "@/lib/errors";
import { defineQuery } from "@/lib/pipeline/operation";
import { NodeAddress, NodeId, type NodeKind, NodeKind as Kind } from "./node";
import { topmostNodes } from "./topmost";

const Hit = NodeAddress.extend({
  ancestors: z
    .array(z.object({ id: NodeId, kind: Kind, name: z.string() }))
    .describe("The places above it, root first."),
});

export const searchNodes = defineQuery({
  name: "search_nodes",
  summary: "Find nodes by name or address, among those that the caller may see.",
  permission: "tree:read",
  input: z.strictObject({
    q: z.string().trim().min(1).max(100).describe("Part of a name or of an address."),
    nodeId: NodeId.optional().describe("Search at and below this node only."),
    limit: z.int().min(1).max(100).default(50).describe("How many at most."),
  }),
  output: z.object({ hits: z.array(Hit), more: z.boolean().describe("Whether there are others.") }),

  /** Without a node, one of the caller's own stands for all: only those and what is below are searched. */
  async nodes(tx, { nodeId }, organizationId, actor) {
    if (nodeId !== undefined) return [nodeId];
    const ids = await topmostNodes(tx, organizationId, actor);
    if (ids.length === 0) throw notFound();
    return ids.slice(0, 1);
  },

  async run({ tx, actor, organizationId }, { q, nodeId, limit }) {
    const from = nodeId === undefined ? await topmostNodes(tx, organizationId, actor) : [nodeId];
    const rows = await find(tx, organizationId, from, q.toLowerCase(), limit + 1);
    const hits = rows.slice(0, limit).flatMap(({ line, path }) => {
      const node = line.at(-1);
      const ancestors = line.slice(0, -1).map(({ id, kind, name }) => ({ id, kind, name }));
      return node ? [{ ...node, path, ancestors }] : [];
    });
    return { hits, more: rows.length > limit };
  },
});

type Step = { id: string; kind: NodeKind; name: string; slug: string };

/** Names that begin with the text first, then names that hold it, then addresses. */
const find = (tx: Tx, organizationId: string, from: string[], text: string, limit: number) =>
  tx.$queryRaw<{ path: string; line: Step[] }[]>`
    with recursive below as (
      select n.id, n.name,
        (select '/' || string_agg(l.slug, '/' order by l.depth) from lineage(${organizationId}::uuid, n.id) l) as path
      from node n
      where n.organization_id = ${organizationId}::uuid and n.id = any (${from}::uuid[]) and n.deleted_at is null
      union all
      select c.id, c.name, b.path || '/' || c.slug
      -- The offset keeps the planner from taking every node for every parent, as it does without statistics.
      from below b cross join lateral (
        select n.id, n.name, n.slug from node n
        where n.organization_id = ${organizationId}::uuid and n.parent_id = b.id and n.deleted_at is null
        offset 0
      ) c
    ), hit as materialized (
      select b.id, b.path, strpos(lower(b.name), ${text}) as at, lower(b.name) as sorted
      from below b
      where strpos(lower(b.name), ${text}) > 0 or strpos(b.path, ${text}) > 0
      order by (strpos(lower(b.name), ${text}) = 1) desc, (strpos(lower(b.name), ${text}) > 0) desc,
        lower(b.name), b.path
      limit ${limit}
    )
    select h.path,
      (select jsonb_agg(jsonb_build_object('id', l.id, 'kind', l.kind, 'name', l.name, 'slug', l.slug) order by l.depth)
        from lineage(${organizationId}::uuid, h.id) l) as line
    from hit h
    order by (h.at = 1) desc, (h.at > 0) desc, h.sorted, h.path`;
