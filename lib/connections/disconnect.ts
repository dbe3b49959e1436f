import { z } from "zod";
import { commitSelf } from "@/lib/approvals/commit-self";
import { actorId } from "@/lib/pipeline/actor";
import { defineCommand } from "@/lib/pipeline/operation";
import { providers } from "@/lib/providers/catalog";
import { confirmedPreview } from "@/lib/removals/confirmed-preview";
import { openRemoval } from "@/lib/removals/open-removal";
import { runRemoval } from "@/lib/removals/run";
import { toolsOff } from "@/lib/removals/tools-off";
import { assertMayChange } from "@/lib/setups/assert-may-change";
import { assertUnused } from "@/lib/setups/assert-unused";
import { requireSetupAdmin } from "@/lib/setups/require-admin";
import { ConnectionId, nodesOfConnection } from "./connection";
import { lockAccounts, makeDefault } from "./update-default";

export const disconnectConnection = defineCommand({
  name: "disconnect_connection",
  summary:
    "Disconnect an account. Tools that used it go off at once; then the access is revoked at the provider.",
  permission: "connections:write",
  agents: true,
  input: z.strictObject({
    connectionId: ConnectionId,
    nextDefault: z
      .uuid()
      .optional()
      .describe("The account of the same node and provider that becomes the default"),
    previewDigest: z.string().optional().describe("Digest of the preview that was confirmed"),
  }),
  output: z.object({ removalId: z.string() }),
  nodes: nodesOfConnection,
  async run(context, input) {
    const { actor, organizationId } = context;
    const { connectionId, nextDefault, previewDigest } = input;
    await assertMayChange(context, connectionId);
    const request = {
      action: "remove",
      operation: "disconnect_connection",
      integration: null,
      input,
    } as const;
    const removalId = await commitSelf(context, request, async (tx, { place }) => {
      const nodeId = place.node.id;
      const row = await tx.connection.findFirstOrThrow({
        where: { organizationId, nodeId, id: connectionId, endedAt: null },
        select: { provider: true, accountName: true },
      });
      requireSetupAdmin(place, row.provider);
      if (providers[row.provider]?.isSetup)
        await assertUnused(tx, organizationId, { id: connectionId, provider: row.provider });
      const accounts = { organizationId, nodeId, provider: row.provider };
      // Before the row itself, as whoever stores an account there does.
      if (nextDefault !== undefined) await lockAccounts(tx, accounts);
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
      if (nextDefault !== undefined) await makeDefault(tx, accounts, nextDefault, "nextDefault");
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
