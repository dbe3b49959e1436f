import { z } from "zod";
import { conflict } from "@/lib/errors";
import { getIntegration } from "@/lib/integrations/catalog";
import { defineCommand } from "@/lib/pipeline/operation";
import { assertPreview } from "./preview";

export const unblockIntegration = defineCommand({
  name: "unblock_integration",
  summary: "Lift a block at the node where it was set.",
  permission: "blocks:write",
  input: z.strictObject({
    nodeId: z.string().describe("Id of the node"),
    integration: z.string().describe("Id of the integration"),
    previewDigest: z.string().optional().describe("Digest of the preview that was confirmed"),
  }),
  output: z.object({ blocked: z.literal(false) }),
  nodes: (_tx, { nodeId }) => [nodeId],
  async run({ commit, organizationId }, input) {
    const integration = getIntegration(input.integration);
    await commit(async (tx, { place }) => {
      const { nodeId } = input;
      const change = { kind: "unblock", nodeId, integration: integration.id } as const;
      await assertPreview(tx, organizationId, change, input.previewDigest);
      const { count } = await tx.block.deleteMany({
        where: { organizationId, nodeId, integration: integration.id },
      });
      if (count === 0)
        throw conflict(`${integration.name} is not blocked at ${place.node.name} itself.`);
      return {
        result: null,
        audit: { details: { integration: integration.id, name: integration.name } },
      };
    });
    return { blocked: false } as const;
  },
});
