import "server-only";
import type { Tx } from "@/lib/db";
import { integrationsOf } from "@/lib/integrations/catalog";

export type NumberKey = { organizationId: string; connectionId: string };

export type OwnNumber = NumberKey & {
  /** The agent. */
  nodeId: string;
  integration: string;
  provider: string;
  /** E.164. */
  number: string;
  /** Whether the organization pays the phone company itself. */
  ownAccount: boolean;
};

/** A number as far as counting what it uses goes; also one that has ended. */
export async function findNumber(
  tx: Pick<Tx, "connection">,
  { organizationId, connectionId }: NumberKey,
): Promise<OwnNumber | undefined> {
  const row = await tx.connection.findFirst({
    where: { organizationId, id: connectionId },
    select: { nodeId: true, provider: true, accountId: true, setupConnectionId: true },
  });
  if (!row) return undefined;
  return {
    organizationId,
    connectionId,
    nodeId: row.nodeId,
    integration: integrationsOf(row.provider)[0]?.id ?? row.provider,
    provider: row.provider,
    number: row.accountId,
    // The server's own account is no connection of anybody.
    ownAccount: row.setupConnectionId !== null,
  };
}
