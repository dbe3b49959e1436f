import { z } from "zod";
import { worlds } from "@/lib/connections/world";
import { getIntegration } from "@/lib/integrations/catalog";
import type { Integration } from "@/lib/integrations/manifest";
import { defineQuery } from "@/lib/pipeline/operation";
import { loadAgentGroups } from "./agent-groups";
import { resolveEffective } from "./effective";
import { type ConnectionFact, type Facts, loadFacts } from "./facts";

const Agents = z.object({
  account: z.string().nullable(),
  agents: z.number().int(),
  /** The first hundred. */
  agentNames: z.array(z.string()),
});

/** What installing and connecting at a node would mean for the agents at and below it. */
export const Reach = z.object({
  agents: z.number().int().describe("Agents at and below the node"),
  agentNames: z.array(z.string()),
  already: z.number().int().describe("Of these, those that have it now"),
  alreadyFrom: z.string().nullable().describe("The place above that it comes from now"),
  uses: z.number().int().describe("Agents that would use an account connected at the node"),
  usesNames: z.array(z.string()),
  keeps: z.array(Agents).describe("Agents that would keep another account"),
  switches: z.array(Agents).describe("Agents that would leave the account they use now"),
  blocked: z.number().int(),
});
export type Reach = z.infer<typeof Reach>;

const hypothetical = "00000000-0000-4000-8000-000000000000";
const shownAgents = 100;

export const previewReach = defineQuery({
  name: "preview_reach",
  summary: "Show which agents an installation and an account at a node would reach.",
  permission: "integrations:read",
  input: z.strictObject({
    nodeId: z.uuid().describe("Id of the node"),
    integration: z.string().describe("Id of the integration"),
  }),
  output: Reach,
  nodes: (_tx, { nodeId }) => [nodeId],
  async run({ tx, organizationId, place }, { nodeId, integration: id }) {
    const integration = getIntegration(id);
    const groups = await loadAgentGroups(tx, organizationId, [nodeId]);
    const targets = [nodeId, ...groups.map(({ representative }) => representative)];
    const before = await loadFacts(tx, organizationId, targets);
    const after = withAccount(before, nodeId, integration);
    const given = { integration, worlds: worlds(before.providerApps), now: new Date() };
    const above = resolveEffective({ ...given, facts: before, nodeId }).installation?.nodeId;
    const all = emptyCount();
    const users = emptyCount();
    const keeps = new Map<string, Count>();
    const switches = new Map<string, Count>();
    let already = 0;
    let blocked = 0;
    for (const { representative, agents } of groups) {
      const was = resolveEffective({ ...given, facts: before, nodeId: representative });
      const is = resolveEffective({ ...given, facts: after, nodeId: representative });
      add(all, agents);
      if (was.status === "active") already += agents.length;
      if (is.block) blocked += agents.length;
      else if (is.connection?.id === hypothetical || integration.provider === null) {
        add(users, agents);
        if (was.connection) addTo(switches, was.connection.accountName, agents);
      } else if (is.connection) addTo(keeps, is.connection.accountName, agents);
    }
    return {
      agents: all.agents,
      agentNames: all.agentNames,
      already,
      alreadyFrom:
        above === undefined || above === nodeId
          ? null
          : (place.lineage.find((node) => node.id === above)?.name ?? null),
      uses: users.agents,
      usesNames: users.agentNames,
      keeps: [...keeps].map(([account, count]) => ({ account, ...count })),
      switches: [...switches].map(([account, count]) => ({ account, ...count })),
      blocked,
    };
  },
});

type Count = { agents: number; agentNames: string[] };
const emptyCount = (): Count => ({ agents: 0, agentNames: [] });

function add(count: Count, agents: readonly { name: string }[]): void {
  count.agents += agents.length;
  const room = Math.max(0, shownAgents - count.agentNames.length);
  count.agentNames.push(...agents.slice(0, room).map(({ name }) => name));
}

function addTo(counts: Map<string, Count>, key: string, agents: readonly { name: string }[]): void {
  const count = counts.get(key) ?? emptyCount();
  add(count, agents);
  counts.set(key, count);
}

/** The facts with the integration installed and one more account connected at the node. */
function withAccount(facts: Facts, nodeId: string, integration: Integration): Facts {
  const { provider, id } = integration;
  const now = new Date().toISOString();
  const isInstalled = facts.installations.some(
    (row) => row.nodeId === nodeId && row.integration === id,
  );
  const installation = {
    id: hypothetical,
    nodeId,
    integration: id,
    settings: {},
    version: 1,
    pinnedConnectionId: null,
    createdAt: now,
  };
  const account = (owner: string): ConnectionFact => ({
    id: hypothetical,
    nodeId: owner,
    provider: provider ?? "",
    world: "real",
    accountName: "",
    accountDetail: "",
    label: "",
    // The first account of a provider on a node is its default.
    isDefault: !facts.connections.some((row) => row.nodeId === owner && row.provider === provider),
    requestedScopes: [],
    grantedScopes: [...Object.keys(integration.scopes)],
    expiresAt: null,
    brokenAt: null,
    brokenReason: null,
    connectedBy: null,
    createdAt: now,
    lastUsedAt: null,
    checkedAt: null,
    unansweredSince: null,
    providerAppId: null,
  });
  return {
    ...facts,
    installations: isInstalled ? facts.installations : [...facts.installations, installation],
    connections: provider === null ? facts.connections : [...facts.connections, account(nodeId)],
  };
}
