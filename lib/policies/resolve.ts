import type { Tool } from "@/lib/integrations/manifest";
import type { PolicyFact, PolicyValue, SelfAction } from "./policy";

/** What holds, and where it was said. */
export type PolicyInEffect = {
  value: PolicyValue;
  /** The node whose policy decides: the one nearest to the root of those as strict. Null for a default. */
  at: string | null;
  /** What kind of policy decides there. */
  from: "tool" | "integration" | "all" | "self" | "default";
};

const rank: Readonly<Record<PolicyValue, number>> = { allow: 0, ask: 1, deny: 2 };

export const isStricter = (a: PolicyValue, b: PolicyValue): boolean => rank[a] > rank[b];

type Line = readonly { id: string }[];

/** What of one node's policies applies, if it says anything. */
type Pick = (atNode: readonly PolicyFact[]) => PolicyFact | undefined;

/** Where nobody on the lineage set anything: what cannot be undone is asked for. */
export const defaultFor = ({ effect }: { effect: Tool["effect"] }): PolicyValue =>
  effect === "destructive" ? "ask" : "allow";

/**
 * Whether an agent may call a tool (PRODUCT.md rule 25): at one node the tool's policy counts before
 * its integration's, and that before the one for all; of the nodes that say something the strictest
 * holds; a default counts only where none does.
 */
export const resolveToolPolicy = (
  policies: readonly PolicyFact[],
  lineage: Line,
  tool: { name: string; effect: Tool["effect"] },
  integration: { id: string },
): PolicyInEffect =>
  strictest(policies, lineage, defaultFor(tool), (atNode) =>
    [
      atNode.find(({ scope, target }) => scope === "tool" && target === tool.name),
      ofEffect(atNode, integration.id, tool.effect),
      ofEffect(atNode, null, tool.effect),
    ].find((each) => each !== undefined),
  );

/** The same for tools of one effect without policies of their own: of one integration, or of all where it is null. */
export const resolveEffectPolicy = (
  policies: readonly PolicyFact[],
  lineage: Line,
  effect: Tool["effect"],
  integration: string | null,
): PolicyInEffect =>
  strictest(
    policies,
    lineage,
    defaultFor({ effect }),
    (atNode) =>
      (integration === null ? undefined : ofEffect(atNode, integration, effect)) ??
      ofEffect(atNode, null, effect),
  );

/** Whether an agent may do something to its own integrations. */
export const resolveSelfPolicy = (
  policies: readonly PolicyFact[],
  lineage: Line,
  action: SelfAction,
  defaultValue: PolicyValue,
): PolicyInEffect =>
  strictest(policies, lineage, defaultValue, (atNode) =>
    atNode.find(({ scope, target }) => scope === "self" && target === action),
  );

function ofEffect(
  atNode: readonly PolicyFact[],
  integration: string | null,
  effect: Tool["effect"],
): PolicyFact | undefined {
  const scope = integration === null ? "all" : "integration";
  return atNode.find(
    (row) => row.scope === scope && row.target === (integration ?? "") && row.effect === effect,
  );
}

function strictest(
  policies: readonly PolicyFact[],
  lineage: Line,
  defaultValue: PolicyValue,
  pick: Pick,
): PolicyInEffect {
  let held: PolicyInEffect | undefined;
  for (const { id } of lineage) {
    const found = pick(policies.filter(({ nodeId }) => nodeId === id));
    if (found && (!held || isStricter(found.value, held.value)))
      held = { value: found.value, at: id, from: found.scope };
  }
  return held ?? { value: defaultValue, at: null, from: "default" };
}
