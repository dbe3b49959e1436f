import type { Tx } from "@/lib/db";
import { loadAgentGroups } from "@/lib/installations/agent-groups";
import { resolveEffective } from "@/lib/installations/effective";
import { loadFacts } from "@/lib/installations/facts";
import { integrationsOf } from "@/lib/integrations/catalog";
import type { ConnectionDetail } from "./connection-detail";
import type { Places } from "./connection-places";
import type { ConnectionRow } from "./connection-rows";
import { worlds } from "./world";

const shownAgents = 100;

/** For whom an account is the chosen one now, by the same resolver that will run, and what it shadows. */
export async function loadChosenFor(
  tx: Tx,
  organizationId: string,
  { id, nodeId, provider }: ConnectionRow,
  places: Places,
): Promise<Pick<ConnectionDetail, "chosenFor" | "shadows" | "integrations">> {
  const groups = await loadAgentGroups(tx, organizationId, [nodeId]);
  const targets = [nodeId, ...groups.map(({ representative }) => representative)];
  const facts = await loadFacts(tx, organizationId, targets);
  const given = { facts, worlds: worlds(facts.providerApps), now: new Date() };
  const chosenFor = { agents: 0, agentNames: [] as string[] };
  const shadows = new Map<string, { accountName: string; nodeId: string; agents: number }>();
  const used = new Set<string>();
  for (const { representative, agents } of groups) {
    const states = integrationsOf(provider)
      .map((integration) => resolveEffective({ ...given, nodeId: representative, integration }))
      .filter(
        ({ connection, installation, block }) => connection?.id === id && installation && !block,
      );
    if (states.length === 0) continue;
    chosenFor.agents += agents.length;
    const room = Math.max(0, shownAgents - chosenFor.agentNames.length);
    chosenFor.agentNames.push(...agents.slice(0, room).map(({ name }) => name));
    for (const { integration } of states) used.add(integration.id);
    const shadowed = new Map(
      states.flatMap((state) => state.shadowed.map((account) => [account.id, account] as const)),
    );
    for (const account of shadowed.values()) {
      const known = shadows.get(account.id) ?? {
        accountName: account.accountName,
        nodeId: account.nodeId,
        agents: 0,
      };
      known.agents += agents.length;
      shadows.set(account.id, known);
    }
  }
  return {
    chosenFor,
    integrations: integrationsOf(provider)
      .filter((integration) => used.has(integration.id))
      .map(({ id, name }) => ({ id, name })),
    shadows: [...shadows.values()].flatMap(({ accountName, nodeId, agents }) => {
      const owner = places.named(nodeId);
      // What belongs to a place without a role is not listed.
      return owner?.path ? [{ accountName, owner, agents }] : [];
    }),
  };
}
