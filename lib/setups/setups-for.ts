import "server-only";
import type { Tx } from "@/lib/db";
import { toWorldName } from "@/lib/connections/world-name";
import { getProvider } from "@/lib/providers/catalog";
import type { World } from "@/lib/providers/provider";
import { serverAccount } from "./server-account";

/** An account that can make something for an agent. */
export type UsableSetup = {
  /** Id of the connection; null for the server's own account. */
  id: string | null;
  provider: string;
  world: World;
  accountName: string;
  /** The node that owns it; null for the server's own. */
  nodeId: string | null;
  nodeName: string | null;
  /** Where the provider no longer accepts it. */
  isBroken: boolean;
};

/**
 * The accounts of a setup provider that may be used at a node, the nearest first and the server's own
 * last. `lineage` is the node's, root first.
 */
export async function setupsFor(
  tx: Tx,
  organizationId: string,
  lineage: readonly { id: string; name: string }[],
  providerId: string,
): Promise<UsableSetup[]> {
  const rows = await tx.connection.findMany({
    where: {
      organizationId,
      provider: providerId,
      endedAt: null,
      nodeId: { in: lineage.map(({ id }) => id) },
    },
    select: { id: true, nodeId: true, world: true, accountName: true, brokenAt: true },
    orderBy: [{ isDefault: "desc" }, { createdAt: "asc" }, { id: "asc" }],
  });
  const own = lineage.toReversed().flatMap((node) =>
    rows
      .filter(({ nodeId }) => nodeId === node.id)
      .map(({ id, world, accountName, brokenAt }) => ({
        ...{ id, accountName, provider: providerId, nodeId: node.id, nodeName: node.name },
        world: toWorldName(world),
        isBroken: brokenAt !== null,
      })),
  );
  const server = serverAccount(providerId);
  if (!server) return own;
  const { name } = getProvider(providerId);
  const ours = {
    ...{ id: null, provider: providerId, world: server.world, nodeId: null, nodeName: null },
    accountName: `This server's ${name} account`,
    isBroken: false,
  };
  return [...own, ours];
}
