import "server-only";
import { worlds } from "@/lib/connections/world";
import type { Tx } from "@/lib/db";
import { loadAgentGroups } from "@/lib/installations/agent-groups";
import { availableTools, resolveEffective } from "@/lib/installations/effective";
import { type Facts, lineageOf, loadFacts } from "@/lib/installations/facts";
import { integrations } from "@/lib/integrations/catalog";
import type { Tool } from "@/lib/integrations/manifest";
import type { PolicyFact, PolicyValue } from "./policy";
import { type PolicyEntry, withEntries } from "./policy-entry";
import { resolveToolPolicy } from "./resolve";

/** Which agents would get another answer for which of the tools they have now. */
export type PolicyEffects = Readonly<
  Record<PolicyValue, { agents: number; tools: ReadonlySet<string> }>
> & {
  /** Agents at and below the node. */
  below: number;
};

/** What other policies at a node would change for the agents at and below it. */
export async function policyEffects(
  tx: Tx,
  organizationId: string,
  nodeId: string,
  entries: readonly PolicyEntry[],
): Promise<PolicyEffects> {
  const before = await loadAllPolicies(tx, organizationId);
  const after = withEntries(before, nodeId, entries);
  const groups = await agentGroups(tx, organizationId, nodeId, before);
  const facts = await loadFacts(
    tx,
    organizationId,
    groups.map(({ representative }) => representative),
  );
  const empty = () => ({ agents: 0, tools: new Set<string>() });
  const effects = { allow: empty(), ask: empty(), deny: empty() };
  for (const { representative, agents } of groups) {
    const changed = changedTools(facts, representative, { before, after });
    for (const value of ["allow", "ask", "deny"] as const) {
      const tools = changed.filter((each) => each.value === value);
      if (tools.length > 0) effects[value].agents += agents;
      for (const { tool } of tools) effects[value].tools.add(tool.name);
    }
  }
  return { ...effects, below: groups.reduce((sum, { agents }) => sum + agents, 0) };
}

function changedTools(
  facts: Facts,
  nodeId: string,
  { before, after }: { before: readonly PolicyFact[]; after: readonly PolicyFact[] },
): { tool: Tool; value: PolicyValue }[] {
  const lineage = lineageOf(facts, nodeId);
  const line = new Set(lineage.map(({ id }) => id));
  const onLine = (policies: readonly PolicyFact[]) =>
    policies.filter((policy) => line.has(policy.nodeId));
  const [was, is] = [onLine(before), onLine(after)];
  const given = { facts, nodeId, worlds: worlds(facts.providerApps), now: new Date() };
  return integrations.flatMap((integration) =>
    availableTools(resolveEffective({ ...given, integration })).flatMap((tool) => {
      const { value } = resolveToolPolicy(is, lineage, tool, integration);
      const unchanged = resolveToolPolicy(was, lineage, tool, integration).value === value;
      return unchanged ? [] : [{ tool, value }];
    }),
  );
}

/** Agents that see the same facts and policies, by one of them. */
async function agentGroups(
  tx: Tx,
  organizationId: string,
  nodeId: string,
  policies: readonly PolicyFact[],
): Promise<{ representative: string; agents: number }[]> {
  const alone = new Set(policies.map((policy) => policy.nodeId));
  const groups = await loadAgentGroups(tx, organizationId, [nodeId]);
  return groups.flatMap(({ agents }) => {
    const own = agents.filter(({ id }) => alone.has(id));
    const [first, ...rest] = agents.filter(({ id }) => !alone.has(id));
    return [
      ...own.map(({ id }) => ({ representative: id, agents: 1 })),
      ...(first ? [{ representative: first.id, agents: rest.length + 1 }] : []),
    ];
  });
}

const loadAllPolicies = async (tx: Tx, organizationId: string): Promise<PolicyFact[]> =>
  (await tx.policy.findMany({
    where: { organizationId },
    select: { nodeId: true, scope: true, target: true, effect: true, value: true },
  })) as PolicyFact[];
