import { z } from "zod";
import { onDuplicate } from "@/lib/db";
import { conflict, invalidField } from "@/lib/errors";
import { assertPreview } from "@/lib/installations/preview";
import { announce } from "@/lib/pipeline/announce";
import { pathOf } from "@/lib/pipeline/lineage";
import { defineCommand } from "@/lib/pipeline/operation";
import { addressTaken } from "./address-taken";
import { assertPlaceable } from "./kinds";
import { NodeAddress, NodeId } from "./node";
import { leaveRedirect, pathBelow, takeAddress } from "./redirects";

export const moveNode = defineCommand({
  name: "move_node",
  summary: "Move a node, with everything below it, to another parent.",
  permission: "tree:write",
  exclusive: true,
  input: z.strictObject({
    nodeId: NodeId,
    parentId: NodeId.describe("Id of the node it will stand below."),
    previewDigest: z.string().optional().describe("Digest of the preview that was confirmed."),
  }),
  output: NodeAddress,
  nodes: (_tx, { nodeId, parentId }) => [nodeId, parentId],

  async run({ organizationId, commit }, { nodeId, parentId, previewDigest }) {
    return commit(async (tx, { places: [moving, target] }) => {
      if (!moving || !target) throw new Error("A move has two ends");
      const { node, lineage } = moving;
      const from = lineage.at(-2);
      if (!from) throw invalidField("nodeId", "An organization cannot be moved.");
      if (from.id === parentId) throw conflict(`${node.name} is already in ${from.name}.`);
      // Kinds go strictly down, so a node can never come to stand below itself.
      assertPlaceable(node.kind, target.node.kind, "parentId");
      const change = { kind: "move", nodeId, parentId } as const;
      await assertPreview(tx, organizationId, change, previewDigest);

      await tx.node
        .update({
          where: { organizationId_id: { organizationId, id: nodeId } },
          data: { parentId, parentKind: target.node.kind },
          select: { id: true },
        })
        .catch(onDuplicate(addressTaken(target.node.name, node.slug)));
      const line = [...target.lineage, node];
      await takeAddress(tx, organizationId, pathBelow(line));
      await leaveRedirect(tx, organizationId, pathBelow(lineage), nodeId);
      // Both ends hear of it from the pipeline; who sees only where it was, from here.
      await announce(tx, { organizationId, nodeIds: [from.id], what: "move_node" });
      const { id, kind, name, slug } = node;
      const path = pathOf(line);
      return {
        result: { id, kind, name, slug, path },
        audit: {
          subjectId: nodeId,
          details: {
            kind,
            name,
            from: from.name,
            to: target.node.name,
            fromPath: pathOf(lineage),
            toPath: path,
          },
        },
      };
    });
  },
});
