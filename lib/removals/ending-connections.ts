import type { Tx } from "@/lib/db";
import { getIntegration, integrationsOf } from "@/lib/integrations/catalog";

/** An account that a change ends, or keeps and why. */
export type EndingConnection = {
  id: string;
  accountName: string;
  provider: string;
  /** Why it stays; null when it ends. */
  kept: string | null;
};

export type EndingChange =
  | { kind: "remove"; nodeId: string; integration: string }
  | { kind: "delete"; nodeId: string }
  | { kind: "disconnect"; nodeId: string; connectionId: string }
  | { kind: string; nodeId: string };

/** The accounts that end with a change. */
export async function endingConnections(
  tx: Tx,
  organizationId: string,
  change: EndingChange,
): Promise<EndingConnection[]> {
  if (change.kind === "delete") return connectionsBelow(tx, organizationId, change.nodeId);
  if ("connectionId" in change)
    return (await connectionsBelow(tx, organizationId, change.nodeId)).filter(
      ({ id }) => id === change.connectionId,
    );
  if (!("integration" in change) || change.kind !== "remove") return [];
  return endingWithInstallation(tx, organizationId, change.nodeId, change.integration);
}

const connectionsBelow = (
  tx: Tx,
  organizationId: string,
  nodeId: string,
): Promise<EndingConnection[]> => tx.$queryRaw<EndingConnection[]>`
  select c.id, c.account_name as "accountName", c.provider, null as kept
  from connection c join subtree(${organizationId}::uuid, ${nodeId}::uuid) s on s.id = c.node_id
  where c.organization_id = ${organizationId}::uuid and c.ended_at is null
  order by c.account_name, c.id`;

/**
 * Rule 6: an account ends with an installation if the installation's node or one below owns it, and
 * no remaining installation of its provider, on the owner's line or below it, could choose it.
 */
async function endingWithInstallation(
  tx: Tx,
  organizationId: string,
  nodeId: string,
  integrationId: string,
): Promise<EndingConnection[]> {
  const { provider } = getIntegration(integrationId);
  if (provider === null) return [];
  const siblings = integrationsOf(provider).map(({ id }) => id);
  return tx.$queryRaw<EndingConnection[]>`
    select c.id, c.account_name as "accountName", c.provider,
      (select 'used by another installation at ' || n.name
        from installation i join node n on n.organization_id = i.organization_id and n.id = i.node_id
        where i.organization_id = ${organizationId}::uuid and i.integration = any (${siblings}::text[])
          and not (i.node_id = ${nodeId}::uuid and i.integration = ${integrationId})
          and (i.node_id in (select id from lineage(${organizationId}::uuid, c.node_id))
            or i.node_id in (select id from subtree(${organizationId}::uuid, c.node_id)))
        order by i.created_at limit 1) as kept
    from connection c join subtree(${organizationId}::uuid, ${nodeId}::uuid) s on s.id = c.node_id
    where c.organization_id = ${organizationId}::uuid and c.provider = ${provider} and c.ended_at is null
    order by c.account_name, c.id`;
}
