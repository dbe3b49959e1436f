import type { Integration } from "@/lib/integrations/manifest";

export type PlanNode = { id: string; parentId: string | null; name: string };
export type PlanInstallation = {
  nodeId: string;
  integration: string;
  pinnedConnectionId: string | null;
};
export type PlanConnection = { id: string; nodeId: string; provider: string };

type Given = {
  /** The nodes at, above and below the removal. */
  nodes: readonly PlanNode[];
  /** Installations on these nodes, without the one that is removed. */
  remaining: readonly PlanInstallation[];
  connections: readonly PlanConnection[];
  /** The node from which the installation is removed. */
  nodeId: string;
  provider: string;
  integrations: readonly Pick<Integration, "id" | "name" | "provider" | "identity">[];
};

/** What happens to one account. `keptFor` names an installation that can still choose it; null when it ends. */
export type PlannedEnd<C> = {
  connection: C;
  keptFor: { integration: string; nodeName: string } | null;
};

/**
 * Rule 6: an account ends with an installation only if that node or one below owns it, and no remaining
 * installation of its provider, on the owner's line or below it, can choose it. Accounts owned above
 * or elsewhere are not named at all.
 */
export function planRemoval<C extends PlanConnection>(
  given: Omit<Given, "connections"> & { connections: readonly C[] },
): PlannedEnd<C>[] {
  const { nodes, remaining, connections, nodeId, provider, integrations } = given;
  const parents = new Map(nodes.map((node) => [node.id, node.parentId]));
  const names = new Map(nodes.map((node) => [node.id, node.name]));
  const byId = new Map(
    integrations.filter((each) => each.provider === provider).map((each) => [each.id, each]),
  );
  return connections
    .filter((each) => each.provider === provider && isAtOrBelow(parents, each.nodeId, nodeId))
    .map((connection) => {
      const user = remaining.find((installation) => {
        const integration = byId.get(installation.integration);
        return (
          integration !== undefined && canChoose(parents, installation, integration, connection)
        );
      });
      const integration = user && byId.get(user.integration);
      return {
        connection,
        keptFor: integration
          ? { integration: integration.name, nodeName: names.get(user.nodeId) ?? "another place" }
          : null,
      };
    });
}

type Parents = ReadonlyMap<string, string | null>;

function isAtOrBelow(parents: Parents, id: string, ancestor: string): boolean {
  for (let at: string | null | undefined = id; at; at = parents.get(at))
    if (at === ancestor) return true;
  return false;
}

function canChoose(
  parents: Parents,
  { nodeId, pinnedConnectionId }: PlanInstallation,
  { identity }: Pick<Integration, "identity">,
  connection: PlanConnection,
): boolean {
  // Above the owner: whoever is at or below the owner meets this account first, whatever is pinned above.
  if (nodeId !== connection.nodeId && isAtOrBelow(parents, connection.nodeId, nodeId)) return true;
  const reaches =
    nodeId === connection.nodeId ||
    // A bot of one agent serves nobody else.
    (identity === "shared" && isAtOrBelow(parents, nodeId, connection.nodeId));
  return reaches && (pinnedConnectionId === null || pinnedConnectionId === connection.id);
}
