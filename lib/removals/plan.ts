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
  const ofProvider = integrations.filter((each) => each.provider === provider);
  return connections
    .filter((each) => each.provider === provider && isAtOrBelow(parents, each.nodeId, nodeId))
    .map((connection) => {
      for (const { id, name, identity } of ofProvider) {
        const own = remaining.filter(({ integration }) => integration === id);
        const user = findUser(parents, own, identity, connection);
        if (!user) continue;
        const nodeName = names.get(user.nodeId) ?? "another place";
        return { connection, keptFor: { integration: name, nodeName } };
      }
      return { connection, keptFor: null };
    });
}

type Parents = ReadonlyMap<string, string | null>;

function isAtOrBelow(parents: Parents, id: string, ancestor: string): boolean {
  for (let at: string | null | undefined = id; at; at = parents.get(at))
    if (at === ancestor) return true;
  return false;
}

/** The installation of one integration by which somebody still comes to the account, walking up as rule 9 does. */
function findUser(
  parents: Parents,
  installations: readonly PlanInstallation[],
  identity: Integration["identity"],
  { id, nodeId: owner }: PlanConnection,
): PlanInstallation | undefined {
  const leadsHere = (from: string): boolean => {
    for (let at: string | null | undefined = from; at; at = parents.get(at)) {
      const pin = installations.find(({ nodeId }) => nodeId === at)?.pinnedConnectionId;
      if (pin) return pin === id;
      if (at === owner) return true;
    }
    return false;
  };
  return installations.find(({ nodeId }) => {
    // From above it reaches whoever is at the owner, who meets this account before anything above.
    if (isAtOrBelow(parents, owner, nodeId)) return leadsHere(owner);
    // A bot of one agent serves nobody else.
    return identity === "shared" && isAtOrBelow(parents, nodeId, owner) && leadsHere(nodeId);
  });
}
