import { z } from "zod";
import { endAttempts } from "@/lib/connections/end-attempts";
import { revokeUnsaved } from "@/lib/connections/revoke-unsaved";
import { getIntegration } from "@/lib/integrations/catalog";
import { actorId } from "@/lib/pipeline/actor";
import { defineCommand } from "@/lib/pipeline/operation";
import { endingConnections } from "@/lib/removals/ending-connections";
import { openRemoval } from "@/lib/removals/open-removal";
import { runRemoval } from "@/lib/removals/run";
import { requireOwnInstallation } from "./own-installation";
import { assertPreview } from "./preview";

export const removeIntegration = defineCommand({
  name: "remove_integration",
  summary:
    "Remove an integration from a node. Its tools go off at once; then everything it set up outside is cleaned up.",
  permission: "integrations:write",
  // Two removals at once would each leave a shared account to the other, and a connect that is just
  // being finished would leave one to nobody.
  exclusive: true,
  input: z.object({
    nodeId: z.string().describe("Id of the node"),
    integration: z.string().describe("Id of the integration"),
    previewDigest: z.string().optional().describe("Digest of the preview that was confirmed"),
  }),
  output: z.object({
    removalId: z.string(),
    connections: z.array(
      z.object({ id: z.string(), accountName: z.string(), kept: z.string().nullable() }),
    ),
  }),
  nodes: (_tx, { nodeId }) => [nodeId],
  async run({ commit, actor, organizationId }, input) {
    const { nodeId, previewDigest } = input;
    const integration = getIntegration(input.integration);
    const removed = await commit(async (tx, { place }) => {
      const own = await requireOwnInstallation(tx, organizationId, place, integration);
      const change = { kind: "remove", nodeId, integration: integration.id } as const;
      await assertPreview(tx, organizationId, change, previewDigest);
      const connections = await endingConnections(tx, organizationId, change);
      const ending = connections.filter(({ kept }) => kept === null).map(({ id }) => id);
      await tx.installation.delete({
        where: { organizationId_id: { organizationId, id: own.id } },
        select: { id: true },
      });
      const where = { organizationId, nodeId, integration: integration.id };
      const unsaved = await endAttempts(tx, where, "removed");
      const removalId = await openRemoval(
        tx,
        { organizationId, nodeId, integration: integration.id, requestedBy: actorId(actor) },
        ending,
      );
      return {
        result: { removalId, connections, unsaved },
        audit: {
          subjectId: own.id,
          details: {
            integration: integration.id,
            name: integration.name,
            disconnected: connections
              .filter(({ kept }) => kept === null)
              .map((row) => row.accountName),
          },
        },
      };
    });
    const { removalId, connections, unsaved } = removed;
    for (const each of unsaved) await revokeUnsaved(each);
    await runRemoval(organizationId, removalId);
    return { removalId, connections };
  },
});
