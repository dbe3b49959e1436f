import { z } from "zod";
import { type Directory, onDuplicate, type Tx } from "@/lib/db";
import { type Place, pathOf } from "@/lib/pipeline/lineage";
import { defineCommand } from "@/lib/pipeline/operation";
import { addressTaken } from "./address-taken";
import { NodeAddress, NodeId, NodeName } from "./node";
import { takeOrganizationSlug } from "./organization-slug";
import { leaveRedirect, pathBelow, takeAddress } from "./redirects";
import { Slug } from "./slug";

export const renameNode = defineCommand({
  name: "rename_node",
  summary:
    "Change a node's name, address or description. The old address goes on leading to the node.",
  permission: "tree:write",
  // Paths of everything below change with it.
  exclusive: true,
  input: z.strictObject({
    nodeId: NodeId,
    name: NodeName.optional(),
    slug: Slug.optional(),
    description: z
      .string()
      .trim()
      .max(500, "Use 500 characters at most.")
      .optional()
      .describe("What it is for; an agent's bots show it."),
  }),
  output: NodeAddress.extend({ description: z.string() }),
  nodes: (_tx, { nodeId }) => [nodeId],

  run: ({ organizationId, commit }, { nodeId, ...changes }) =>
    commit(async (tx, { place }) => {
      const { node, lineage } = place;
      const { slug = node.slug } = changes;
      if (slug !== node.slug && node.parentId === null)
        await takeOrganizationSlug(tx, organizationId, slug);
      const row = await tx.node
        .update({
          where: { organizationId_id: { organizationId, id: nodeId } },
          data: changes,
          select: { id: true, kind: true, name: true, slug: true, description: true },
        })
        .catch(onDuplicate(addressTaken(lineage.at(-2)?.name ?? node.name, slug)));
      const line = [...lineage.slice(0, -1), row];
      if (slug !== node.slug && node.parentId !== null)
        await moveAddress(tx, organizationId, place, pathBelow(line));
      const path = pathOf(line);
      return {
        result: { ...row, path },
        audit: {
          subjectId: nodeId,
          details: {
            kind: node.kind,
            name: row.name,
            ...(row.name !== node.name && { from: node.name, to: row.name }),
            ...(slug !== node.slug && { fromPath: pathOf(lineage), toPath: path }),
            ...(changes.description !== undefined && { description: true }),
          },
        },
      };
    }),
});

async function moveAddress(
  tx: Tx & Directory,
  organizationId: string,
  { node, lineage }: Place,
  to: string,
): Promise<void> {
  await takeAddress(tx, organizationId, to);
  await leaveRedirect(tx, organizationId, pathBelow(lineage), node.id);
}
