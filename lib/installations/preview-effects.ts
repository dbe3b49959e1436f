import type { Integration, Tool } from "@/lib/integrations/manifest";
import { availableTools, type Effective, resolveEffective, type Worlds } from "./effective";
import type { Facts } from "./facts";

/** Agents that see the same facts: resolved once, counted together. */
export type AgentGroup = { representative: string; agents: { id: string; name: string }[] };

export type EffectKind = "lose" | "gain" | "switch" | "same";

/** What happens to one integration for some agents. */
export type EffectLine = {
  kind: EffectKind;
  integration: { id: string; name: string; icon: string | null };
  fromAccount: string | null;
  toAccount: string | null;
  tools: number;
  destructiveTools: number;
  /** Tools that go off although the integration stays on. */
  toolsLost: number;
  /** What the account lacks for these, in plain words. */
  lacks: string[];
  agents: number;
  /** The first hundred. */
  agentNames: string[];
  /** All of them, so that the fingerprint knows each. */
  agentIds: string[];
};

type Given = {
  before: Facts;
  after: Facts;
  groups: readonly AgentGroup[];
  integrations: readonly Integration[];
  worlds: Worlds;
  now: Date;
};

const order: readonly EffectKind[] = ["lose", "gain", "switch", "same"];
const shownAgents = 100;

/** Which agents gain, lose or switch what when the facts change, by the same resolver that will run. */
export function previewEffects(given: Given): EffectLine[] {
  const lines = new Map<string, EffectLine>();
  for (const { representative, agents } of given.groups)
    for (const integration of given.integrations) {
      const at = (facts: Facts) =>
        resolveEffective({ ...given, facts, nodeId: representative, integration });
      const effect = compare(at(given.before), at(given.after));
      if (effect) add(lines, integration, effect, agents);
    }
  return [...lines.values()].toSorted(
    (a, b) =>
      order.indexOf(a.kind) - order.indexOf(b.kind) ||
      b.agents - a.agents ||
      a.integration.name.localeCompare(b.integration.name, "en"),
  );
}

type Effect = Pick<
  EffectLine,
  "kind" | "fromAccount" | "toAccount" | "tools" | "destructiveTools" | "toolsLost" | "lacks"
>;

/** Another account is used: another row, or another account in the same row. */
const isSwitch = (before: Effective, after: Effective): boolean =>
  before.connection?.id !== after.connection?.id ||
  before.connection?.accountName !== after.connection?.accountName;

function compare(before: Effective, after: Effective): Effect | null {
  const was = before.status === "active";
  const is = after.status === "active";
  if (!was && !is) return null;
  const tools = availableTools(is ? after : before);
  const kind = !is ? "lose" : !was ? "gain" : isSwitch(before, after) ? "switch" : "same";
  const stayed = new Set(availableTools(after));
  const lost = was && is ? availableTools(before).filter((tool) => !stayed.has(tool)) : [];
  return {
    kind,
    fromAccount: was ? (before.connection?.accountName ?? null) : null,
    toAccount: is ? (after.connection?.accountName ?? null) : null,
    tools: tools.length,
    destructiveTools: tools.filter(({ effect }) => effect === "destructive").length,
    toolsLost: lost.length,
    lacks: lackedWords(after, lost),
  };
}

/** The permissions that some tools miss, in the manifest's words. */
function lackedWords({ integration, tools }: Effective, lost: readonly Tool[]): string[] {
  const missing = tools
    .filter(({ tool }) => lost.includes(tool))
    .flatMap(({ missingScopes }) => missingScopes);
  return [...new Set(missing)].map((scope) => integration.scopes[scope] ?? scope);
}

function add(
  lines: Map<string, EffectLine>,
  { id, name, icon }: Integration,
  effect: Effect,
  agents: AgentGroup["agents"],
): void {
  const key = JSON.stringify([id, effect]);
  const line = lines.get(key) ?? {
    ...effect,
    integration: { id, name, icon },
    agents: 0,
    agentNames: [],
    agentIds: [],
  };
  line.agents += agents.length;
  line.agentNames.push(
    ...agents
      .slice(0, Math.max(0, shownAgents - line.agentNames.length))
      .map((agent) => agent.name),
  );
  line.agentIds.push(...agents.map((agent) => agent.id));
  lines.set(key, line);
}
