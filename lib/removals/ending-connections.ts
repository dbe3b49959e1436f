import type { Tx } from "@/lib/db";
import { getIntegration, integrationsOf } from "@/lib/integrations/catalog";
import { type PlanConnection, planRemoval, type PlanInstallation, type PlanNode } from "./plan";

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
  if (change.kind === "remove" && "integration" in change)
    return endingWithInstallation(tx, organizationId, change.nodeId, change.integration);
  const ends = (rows: Owned[]) =>
    rows.map(({ id, accountName, provider }) => ({ id, accountName, provider, kept: null }));
  if (change.kind === "delete")
    return ends(await connectionsBelow(tx, organizationId, change.nodeId));
  if (!("connectionId" in change)) return [];
  const below = await connectionsBelow(tx, organizationId, change.nodeId);
  return ends(below.filter(({ id }) => id === change.connectionId));
}

type Owned = PlanConnection & { accountName: string };

const connectionsBelow = (tx: Tx, organizationId: string, nodeId: string): Promise<Owned[]> =>
  tx.$queryRaw<Owned[]>`
    select c.id, c.node_id as "nodeId", c.account_name as "accountName", c.provider
    from connection c
    where c.organization_id = ${organizationId}::uuid and c.ended_at is null
      and c.node_id = any (array(select id from subtree(${organizationId}::uuid, ${nodeId}::uuid)))
    order by c.account_name, c.id`;

async function endingWithInstallation(
  tx: Tx,
  organizationId: string,
  nodeId: string,
  integrationId: string,
): Promise<EndingConnection[]> {
  const { provider } = getIntegration(integrationId);
  if (provider === null) return [];
  const integrations = integrationsOf(provider);
  const nodes = await tx.$queryRaw<PlanNode[]>`
    select id, parent_id as "parentId", name from lineage(${organizationId}::uuid, ${nodeId}::uuid)
    union
    select id, parent_id as "parentId", name from subtree(${organizationId}::uuid, ${nodeId}::uuid)`;
  const installations = await tx.$queryRaw<PlanInstallation[]>`
    select i.node_id as "nodeId", i.integration, i.pinned_connection_id as "pinnedConnectionId"
    from installation i
    where i.organization_id = ${organizationId}::uuid
      and i.integration = any (${integrations.map(({ id }) => id)}::text[])
      and (i.node_id = any (array(select id from lineage(${organizationId}::uuid, ${nodeId}::uuid)))
        or i.node_id = any (array(select id from subtree(${organizationId}::uuid, ${nodeId}::uuid))))
    order by i.created_at, i.id`;
  const plan = planRemoval({
    nodes,
    remaining: installations.filter(
      (each) => !(each.nodeId === nodeId && each.integration === integrationId),
    ),
    connections: await connectionsBelow(tx, organizationId, nodeId),
    nodeId,
    provider,
    integrations,
  });
  return plan.map(({ connection: { id, accountName }, keptFor }) => ({
    id,
    accountName,
    provider,
    kept: keptFor && `${keptFor.integration} at ${keptFor.nodeName} can still use it.`,
  }));
}
