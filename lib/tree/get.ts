import { z } from "zod";
import { pathOf } from "@/lib/pipeline/lineage";
import { defineQuery } from "@/lib/pipeline/operation";
import { toAncestors } from "./ancestors";
import { Ancestor, NodeAddress, NodeId, Role } from "./node";

export const NodeDetails = NodeAddress.extend({
  description: z.string(),
  createdAt: z.iso.datetime(),
  parentId: NodeId.nullable(),
  role: Role.describe("The caller's strongest role here."),
  lineage: z.array(Ancestor).describe("The node and its ancestors, root first."),
  childCount: z.int().describe("Nodes directly below."),
  agentCount: z.int().describe("Agents at or below it."),
});
export type NodeDetails = z.infer<typeof NodeDetails>;

type Row = { description: string; createdAt: Date; childCount: number; agentCount: number };

export const getNode = defineQuery({
  name: "get_node",
  summary: "One node: its name, place, address, and how much is below it.",
  permission: "tree:read",
  agents: true,
  input: z.strictObject({ nodeId: NodeId }),
  output: NodeDetails,
  nodes: (_tx, { nodeId }) => [nodeId],

  async run({ tx, organizationId, place: { node, lineage, role } }) {
    const [row] = await tx.$queryRaw<Row[]>`
      select n.description, n.created_at as "createdAt",
        (select count(*) from node c where c.organization_id = ${organizationId}::uuid
          and c.parent_id = n.id and c.deleted_at is null)::int as "childCount",
        (select count(*) from subtree(${organizationId}::uuid, n.id) s where s.kind = 'agent')::int as "agentCount"
      from node n where n.organization_id = ${organizationId}::uuid and n.id = ${node.id}::uuid`;
    if (!row || role === null) throw new Error("An authorized node has a row and a role");
    const { id, parentId, kind, name, slug } = node;
    return {
      ...row,
      createdAt: row.createdAt.toISOString(),
      id,
      parentId,
      kind,
      name,
      slug,
      role,
      path: pathOf(lineage),
      lineage: toAncestors(lineage),
    };
  },
});
