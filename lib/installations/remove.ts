import { z } from "zod";
import { commitSelf } from "@/lib/approvals/commit-self";
import { withdrawUnneededLinks } from "@/lib/connect-links/withdraw-below";
import { endAttempts } from "@/lib/connections/end-attempts";
import { getIntegration } from "@/lib/integrations/catalog";
import { actorId } from "@/lib/pipeline/actor";
import { defineCommand } from "@/lib/pipeline/operation";
import { confirmedPreview } from "@/lib/removals/confirmed-preview";
import type { EndingConnection } from "@/lib/removals/ending-connections";
import { undoProvisionsBelow } from "@/lib/provisions/undo-below";
import { openRemoval } from "@/lib/removals/open-removal";
import { runRemoval } from "@/lib/removals/run";
import { toolsOff } from "@/lib/removals/tools-off";
import { deleteOrphanedSchedules } from "@/lib/schedules/delete-orphaned";
import { requireOwnInstallation } from "./own-installation";

export const removeIntegration = defineCommand({
  name: "remove_integration",
  summary:
    "Remove an integration from a node. Its tools go off at once; then everything it set up outside is cleaned up.",
  permission: "integrations:write",
  agents: true,
  // Two removals at once would each leave a shared account to the other, and a connect that is just
  // being finished would leave one to nobody.
  exclusive: true,
  input: z.strictObject({
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
  async run(context, input) {
    const { actor, organizationId } = context;
    const { nodeId, previewDigest } = input;
    const integration = getIntegration(input.integration);
    const request = {
      action: "remove",
      operation: "remove_integration",
      integration: integration.id,
      input,
    } as const;
    const removed = await commitSelf(context, request, async (tx, { place }) => {
      const own = await requireOwnInstallation(tx, organizationId, place, integration);
      const change = { kind: "remove", nodeId, integration: integration.id } as const;
      const preview = await confirmedPreview(tx, organizationId, change, previewDigest);
      const { connections } = preview;
      const ending = connections.filter(({ kept }) => kept === null);
      await tx.installation.delete({
        where: { organizationId_id: { organizationId, id: own.id } },
        select: { id: true },
      });
      const where = { organizationId, nodeId, integration: integration.id };
      await withdrawUnneededLinks(tx, where);
      await endAttempts(tx, where, "removed");
      if (place.node.kind === "agent") await undoProvisionsBelow(tx, where);
      const schedulesDeleted = await deleteOrphanedSchedules(tx, where);
      const removalId = await openRemoval(
        tx,
        {
          organizationId,
          nodeId,
          kind: "remove",
          integration: integration.id,
          details: { what: integration.name, from: place.node.name, kept: keptOf(connections) },
          requestedBy: actorId(actor),
        },
        {
          connectionIds: ending.map(({ id }) => id),
          toolsOff: toolsOff(preview.lines),
          schedulesDeleted,
        },
      );
      return {
        result: { removalId, connections },
        audit: {
          subjectId: own.id,
          details: {
            integration: integration.id,
            name: integration.name,
            disconnected: ending.map(({ accountName }) => accountName),
          },
        },
      };
    });
    await runRemoval(organizationId, removed.removalId);
    return removed;
  },
});

const keptOf = (connections: readonly EndingConnection[]) =>
  connections.flatMap(({ accountName, kept }) => (kept === null ? [] : { accountName, why: kept }));
