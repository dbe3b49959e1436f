import { z } from "zod";
import { worlds } from "@/lib/connections/world";
import { describeTool } from "@/lib/credits/price-words";
import { NamedNode, namedNode } from "@/lib/installations/effective-integration";
import { type Effective, resolveEffective, type ToolState } from "@/lib/installations/effective";
import { loadFacts } from "@/lib/installations/facts";
import { integrations } from "@/lib/integrations/catalog";
import { type AgentFacts, agentFactsOf } from "@/lib/keys/agent-snapshot";
import type { Actor } from "@/lib/pipeline/actor";
import type { Place } from "@/lib/pipeline/lineage";
import { defineQuery } from "@/lib/pipeline/operation";
import { loadPolicies } from "@/lib/policies/load";
import { policyValues } from "@/lib/policies/policy";
import { resolveToolPolicy } from "@/lib/policies/resolve";
import { providers } from "@/lib/providers/catalog";
import { ToolAnnotations, annotationsOf } from "./tool-annotations";
import { ToolCost, toolCost } from "./tool-cost";
import { schemasOf } from "./tool-schemas";
import { unavailableText } from "./unavailable-text";

const ToolAccount = z.object({
  id: z.string(),
  accountName: z.string(),
  label: z.string(),
  sandbox: z.boolean(),
});

const ToolView = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  effect: z.enum(["read", "write", "destructive"]),
  annotations: ToolAnnotations,
  /** JSON Schema, draft 2020-12. */
  inputSchema: z.record(z.string(), z.unknown()),
  /** JSON Schema of the result. */
  outputSchema: z.record(z.string(), z.unknown()),
  /** What a call costs; null where it is free, as with an account that the organization pays itself. */
  cost: ToolCost.nullable(),
  /** Whether agents may call it, and the node that says so; null for a default. */
  policy: z.object({ value: z.enum(policyValues), at: NamedNode.nullable() }),
  isAvailable: z.boolean(),
  /** What is missing; null when it can be called. */
  reason: z.string().nullable(),
});
type ToolView = z.infer<typeof ToolView>;

const ToolGroup = z.object({
  integration: z.object({ id: z.string(), name: z.string(), icon: z.string().nullable() }),
  status: z.string(),
  /** The accounts that a call may name, the one used otherwise first. */
  accounts: z.array(ToolAccount),
  /** Whether a destructive tool must be told the account. */
  destructiveNeedsAccount: z.boolean(),
  tools: z.array(ToolView),
});
type ToolGroup = z.infer<typeof ToolGroup>;

export const listTools = defineQuery({
  name: "list_tools",
  summary:
    "List the tools of a node, those that can be called now and those that lack something. Agents are not shown what policy denies them.",
  permission: "tools:read",
  agents: true,
  input: z.strictObject({ nodeId: z.string().describe("Id of the node") }),
  output: z.object({ groups: z.array(ToolGroup) }),
  nodes: (_tx, { nodeId }) => [nodeId],
  run: async ({ tx, organizationId, place, actor }, { nodeId }) => ({
    groups: toGroups(place, actor, {
      facts: await loadFacts(tx, organizationId, [nodeId]),
      policies: await loadPolicies(tx, organizationId, nodeId),
    }),
  }),
  fromSnapshot: ({ place, actor, data }) => ({
    groups: toGroups(place, actor, agentFactsOf(data)),
  }),
});

function toGroups(place: Place, actor: Actor, { facts, policies }: AgentFacts): ToolGroup[] {
  const nodeId = place.node.id;
  const given = { facts, nodeId, worlds: worlds(facts.providerApps), now: new Date() };
  // What no row names is available and no more, and most integrations are that.
  const rows = [...facts.installations, ...facts.blocks, ...facts.removals];
  const named = new Set(rows.map(({ integration }) => integration));
  return integrations
    .filter(({ id }) => named.has(id))
    .map((integration) => resolveEffective({ ...given, integration }))
    .filter(({ status }) => status !== "available")
    .map((effective) => toGroup(effective, place, actor, { facts, policies }));
}

function toGroup(
  effective: Effective,
  place: Place,
  actor: Actor,
  { facts, policies }: AgentFacts,
): ToolGroup {
  const { integration, reachable } = effective;
  const { id, name, icon } = integration;
  const tools = effective.tools.map((state) =>
    toView(effective, state, place, { facts, policies }),
  );
  return {
    integration: { id, name, icon },
    status: effective.status,
    accounts: reachable.map(({ id, accountName, label, world }) => ({
      id,
      accountName,
      label,
      sandbox: world === "sandbox",
    })),
    destructiveNeedsAccount: reachable.length > 1,
    tools: actor.kind === "agent" ? tools.filter(({ policy }) => policy.value !== "deny") : tools,
  };
}

function toView(
  effective: Effective,
  state: ToolState,
  { lineage }: Place,
  { facts, policies }: AgentFacts,
): ToolView {
  const { integration } = effective;
  const { tool } = state;
  const provider = integration.provider === null ? null : (providers[integration.provider] ?? null);
  const reason = unavailableText(effective, state, provider, lineage);
  const { value, at } = resolveToolPolicy(policies, lineage, tool, integration);
  const { input: inputSchema, output: outputSchema } = schemasOf(tool);
  const { name, title, effect } = tool;
  return {
    name,
    title,
    description: describeTool(tool),
    effect,
    annotations: annotationsOf(tool, integration),
    inputSchema,
    outputSchema,
    cost: effective.connection?.ownAccount ? null : toolCost(tool, facts.credits, new Date()),
    policy: { value, at: at === null ? null : namedNode(lineage, at) },
    isAvailable: reason === null,
    reason,
  };
}
