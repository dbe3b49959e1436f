import "server-only";
import type { Tx } from "@/lib/db";
import { toWorldName } from "@/lib/connections/world-name";
import { integrationsOf } from "@/lib/integrations/catalog";
import type { World } from "@/lib/providers/provider";
import type { Used } from "@/lib/usage/usage-event";

export type NumberKey = { organizationId: string; connectionId: string };

export type OwnNumber = NumberKey & {
  /** The agent. */
  nodeId: string;
  integration: string;
  provider: string;
  /** E.164. */
  number: string;
  /** The account that it was bought with; null for the server's own. */
  setupConnectionId: string | null;
  world: World;
  /** Whether the organization pays the phone company itself. */
  ownAccount: boolean;
};

/** Whatever a number uses is noted with this. */
export const usedBy = ({
  organizationId,
  connectionId,
  nodeId,
  integration,
  ownAccount,
  world,
}: OwnNumber): Pick<
  Used,
  "organizationId" | "connectionId" | "nodeId" | "integration" | "ownAccount" | "sandbox"
> => ({
  organizationId,
  connectionId,
  nodeId,
  integration,
  ownAccount,
  sandbox: world === "sandbox",
});

/** A number as far as counting what it uses goes; also one that has ended. */
export async function findNumber(
  tx: Pick<Tx, "connection">,
  { organizationId, connectionId }: NumberKey,
): Promise<OwnNumber | undefined> {
  const row = await tx.connection.findFirst({
    where: { organizationId, id: connectionId },
    select: {
      nodeId: true,
      provider: true,
      world: true,
      accountId: true,
      setupConnectionId: true,
    },
  });
  if (!row) return undefined;
  return {
    organizationId,
    connectionId,
    nodeId: row.nodeId,
    integration: integrationsOf(row.provider)[0]?.id ?? row.provider,
    provider: row.provider,
    number: row.accountId,
    setupConnectionId: row.setupConnectionId,
    world: toWorldName(row.world),
    // The server's own account is no connection of anybody.
    ownAccount: row.setupConnectionId !== null,
  };
}
