import { z } from "zod";
import { withdrawLinksBelow } from "@/lib/connect-links/withdraw-below";
import { endAttemptsBelow } from "@/lib/connections/end-attempts-below";
import type { Tx } from "@/lib/db";
import { invalidField } from "@/lib/errors";
import { assertPreview } from "@/lib/installations/preview";
import { actorId } from "@/lib/pipeline/actor";
import { defineCommand } from "@/lib/pipeline/operation";
import { providers } from "@/lib/providers/catalog";
import { undoProvisionsBelow } from "@/lib/provisions/undo-below";
import { openRemoval } from "./open-removal";
import { runRemoval } from "./run";

export const revokeEverything = defineCommand({
  name: "revoke_everything",
  summary:
    "The kill switch: disconnect every account at once, of one provider or of all, and revoke their access.",
  permission: "kill:write",
  // A connect that is just being finished is either in or refused.
  exclusive: true,
  input: z.strictObject({
    nodeId: z.uuid().describe("Id of the organization"),
    provider: z.string().nullable().describe("Id of the provider; null for all of them"),
    previewDigest: z.string().optional().describe("Digest of the preview that was confirmed"),
  }),
  output: z.object({
    removalId: z.uuid().describe("The clean-up that follows"),
    connections: z.int().describe("How many accounts were disconnected"),
  }),
  nodes: (_tx, { nodeId }) => [nodeId],
  permissionAt: (_index, { provider }) => (provider === null ? "kill:all" : "kill:write"),

  async run({ actor, organizationId, commit }, { nodeId, provider, previewDigest }) {
    if (nodeId !== organizationId)
      throw invalidField("nodeId", "The kill switch is for a whole organization.");
    const name = provider === null ? null : providers[provider]?.name;
    if (name === undefined) throw invalidField("provider", "There is no such provider.");
    const killed = await commit(async (tx) => {
      const change = { kind: "revoke_all", nodeId, provider } as const;
      await assertPreview(tx, organizationId, change, previewDigest);
      const reach = { organizationId, nodeId, ...(provider !== null && { provider }) };
      await withdrawLinksBelow(tx, reach);
      await endAttemptsBelow(tx, { ...reach, evenRedeeming: true }, "removed");
      await undoProvisionsBelow(tx, reach);
      const connectionIds = await liveConnections(tx, organizationId, provider);
      const removalId = await openRemoval(
        tx,
        {
          organizationId,
          nodeId,
          kind: "revoke_all",
          integration: null,
          details: { what: name === null ? "Everything" : `Everything at ${name}` },
          requestedBy: actorId(actor),
        },
        { connectionIds, toolsOff: toolsOff(connectionIds.length) },
      );
      const connections = connectionIds.length;
      return {
        result: { removalId, connections },
        audit: { subjectId: removalId, details: { provider: name, connections, removalId } },
      };
    });
    await runRemoval(organizationId, killed.removalId);
    return killed;
  },
});

const toolsOff = (accounts: number) =>
  accounts === 1
    ? "All tools that used the 1 account."
    : `All tools that used one of ${String(accounts)} accounts.`;

async function liveConnections(
  tx: Tx,
  organizationId: string,
  provider: string | null,
): Promise<string[]> {
  const rows = await tx.connection.findMany({
    where: { organizationId, endedAt: null, ...(provider !== null && { provider }) },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
