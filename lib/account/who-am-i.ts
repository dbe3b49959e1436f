import { z } from "zod";
import type { Directory, Tx } from "@/lib/db";
import { notFound } from "@/lib/errors";
import { pathOf } from "@/lib/pipeline/lineage";
import { defineQuery } from "@/lib/pipeline/operation";
import { NodeId, NodeKind, Role } from "@/lib/tree/node";
import { topmostNodes } from "@/lib/tree/topmost";

const Organization = z.object({ id: NodeId, name: z.string(), slug: z.string() });

const NodeWithPath = z.object({
  id: NodeId,
  kind: NodeKind,
  name: z.string(),
  path: z.string().describe("Address of its page."),
});

export const WhoAmI = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("agent"),
    node: NodeWithPath.describe("The agent itself."),
    organization: Organization,
    keyId: z.uuid().nullable().describe("The key it came with."),
  }),
  z.object({
    kind: z.literal("person"),
    user: z.object({ id: z.uuid(), email: z.string(), name: z.string() }),
    organization: Organization,
    roles: z
      .array(z.object({ node: NodeWithPath, role: Role }))
      .describe("Where roles are held; each counts at everything below too."),
    keyId: z.uuid().nullable().describe("The personal token they came with; null for a browser."),
  }),
]);

export const whoAmI = defineQuery({
  name: "who_am_i",
  summary: "Say who the caller is: an agent, or a person with their roles.",
  permission: "tree:read",
  agents: true,
  input: z.strictObject({}),
  output: WhoAmI,
  async nodes(tx, _input, organizationId, actor) {
    const [id] = await topmostNodes(tx, organizationId, actor);
    if (id === undefined) throw notFound();
    return [id];
  },
  async run({ tx, caller, actor, organizationId, place }) {
    const [root] = place.lineage;
    if (!root) throw new Error("A lineage starts at the organization");
    const { node, lineage } = place;
    const { id, name, slug } = root;
    const known = { organization: { id, name, slug }, keyId: caller.keyId ?? null };
    if (actor.kind === "agent")
      return { kind: "agent" as const, node: { ...node, path: pathOf(lineage) }, ...known };
    // Only people and agents ask who they are.
    if (actor.kind !== "person") throw notFound();
    const user = await tx.user.findUniqueOrThrow({
      where: { id: actor.userId },
      select: { id: true, email: true, name: true },
    });
    const roles = await rolesOf(tx, organizationId, actor.userId);
    return { kind: "person" as const, user, roles, ...known };
  },
});

type Row = { id: string; kind: NodeKind; name: string; path: string; role: Role };

async function rolesOf(tx: Tx & Directory, organizationId: string, userId: string) {
  const rows = await tx.$queryRaw<Row[]>`
    select n.id, n.kind, n.name, m.role,
      (select '/' || string_agg(l.slug, '/' order by l.depth)
        from lineage(${organizationId}::uuid, n.id) l) as path
    from membership m
    join node n on n.organization_id = ${organizationId}::uuid and n.id = m.node_id and n.deleted_at is null
    where m.organization_id = ${organizationId}::uuid and m.user_id = ${userId}::uuid
    order by 5, 1`;
  // Below a deleted node there is no address and no role.
  return rows.flatMap(({ role, ...node }) => (node.path ? [{ node, role }] : []));
}
