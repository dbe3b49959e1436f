import { z } from "zod";
import { onDuplicate } from "@/lib/db";
import { conflict } from "@/lib/errors";
import { getIntegration } from "@/lib/integrations/catalog";
import { actorId } from "@/lib/pipeline/actor";
import { defineCommand } from "@/lib/pipeline/operation";
import { assertPreview } from "./preview";

export const blockIntegration = defineCommand({
  name: "block_integration",
  summary: "Block an integration at a node and everything below. Accounts stay connected.",
  permission: "blocks:write",
  input: z.strictObject({
    nodeId: z.string().describe("Id of the node"),
    integration: z.string().describe("Id of the integration"),
    note: z.string().trim().max(200).optional().describe("Shown to everyone below"),
    previewDigest: z.string().optional().describe("Digest of the preview that was confirmed"),
  }),
  output: z.object({ blocked: z.literal(true) }),
  nodes: (_tx, { nodeId }) => [nodeId],
  async run({ commit, actor, organizationId }, input) {
    const integration = getIntegration(input.integration);
    await commit(async (tx, { place }) => {
      const { nodeId } = input;
      const change = { kind: "block", nodeId, integration: integration.id } as const;
      await assertPreview(tx, organizationId, change, input.previewDigest);
      const row = await tx.block
        .create({
          data: {
            organizationId,
            nodeId,
            integration: integration.id,
            note: input.note ?? "",
            createdBy: actorId(actor),
          },
        })
        .catch(
          onDuplicate(conflict(`${integration.name} is already blocked at ${place.node.name}.`)),
        );
      return {
        result: row.id,
        audit: {
          subjectId: row.id,
          details: { integration: integration.id, name: integration.name, note: input.note ?? "" },
        },
      };
    });
    return { blocked: true } as const;
  },
});
