import { z } from "zod";
import type { Tx } from "@/lib/db";
import { invalidField } from "@/lib/errors";
import { actorId } from "@/lib/pipeline/actor";
import { defineCommand } from "@/lib/pipeline/operation";
import { providers } from "@/lib/providers/catalog";
import { confirmedPreview } from "@/lib/removals/confirmed-preview";
import { openRemoval } from "@/lib/removals/open-removal";
import { runRemoval } from "@/lib/removals/run";
import { toolsOff } from "@/lib/removals/tools-off";
import { ConnectionId, nodesOfConnection } from "./connection";

export const disconnectConnection = defineCommand({
  name: "disconnect_connection",
  summary:
    "Disconnect an account. Tools that used it go off at once; then the access is revoked at the provider.",
  permission: "connections:write",
  input: z.object({
    connectionId: ConnectionId,
    nextDefault: z
      .uuid()
      .optional()
      .describe("The account of the same node and provider that becomes the default"),
    previewDigest: z.string().optional().describe("Digest of the preview that was confirmed"),
  }),
  output: z.object({ removalId: z.string() }),
  nodes: nodesOfConnection,
  async run({ actor, organizationId, commit }, { connectionId, nextDefault, previewDigest }) {
    const removalId = await commit(async (tx, { place }) => {
      const nodeId = place.node.id;
      const where = { organizationId, nodeId, endedAt: null };
      const row = await tx.connection.findFirstOrThrow({
        where: { ...where, id: connectionId },
        select: { provider: true, accountName: true, isDefault: true },
      });
      const change = { kind: "disconnect", nodeId, connectionId, nextDefault } as const;
      const { lines } = await confirmedPreview(tx, organizationId, change, previewDigest);
      const removalId = await openRemoval(
        tx,
        {
          organizationId,
          nodeId,
          kind: "disconnect",
          integration: null,
          details: { what: row.accountName, from: place.node.name },
          requestedBy: actorId(actor),
        },
        { connectionIds: [connectionId], toolsOff: toolsOff(lines) },
      );
      if (nextDefault !== undefined)
        await makeDefault(tx, { ...where, provider: row.provider }, nextDefault);
      return {
        result: removalId,
        audit: {
          subjectId: connectionId,
          details: {
            account: row.accountName,
            provider: providers[row.provider]?.name ?? row.provider,
            removalId,
          },
        },
      };
    });
    await runRemoval(organizationId, removalId);
    return { removalId };
  },
});

type Where = { organizationId: string; nodeId: string; provider: string; endedAt: null };

async function makeDefault(tx: Tx, where: Where, id: string): Promise<void> {
  const next = await tx.connection.findFirst({ where: { ...where, id }, select: { id: true } });
  if (!next)
    throw invalidField("nextDefault", "Choose another account of the same node and provider.");
  await tx.connection.updateMany({
    where: { ...where, isDefault: true },
    data: { isDefault: false },
  });
  await tx.connection.updateMany({ where: { ...where, id }, data: { isDefault: true } });
}
