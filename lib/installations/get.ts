import { z } from "zod";
import { getIntegration } from "@/lib/integrations/catalog";
import type { Integration } from "@/lib/integrations/manifest";
import type { Place } from "@/lib/pipeline/lineage";
import { defineQuery } from "@/lib/pipeline/operation";
import { EffectiveIntegration, NamedNode, namedNode } from "./effective-integration";
import { type Facts, loadFacts } from "./facts";
import { explainChoice, WhyLevel } from "./get-why";
import { mergeSettings } from "./settings";
import { viewIntegrations } from "./view";

const Setting = z.object({
  key: z.string(),
  /** JSON Schema of the one key, from which its field is made. */
  schema: z.record(z.string(), z.unknown()),
  required: z.boolean(),
  /** Left out where nothing sets it. */
  value: z.unknown().optional(),
  /** The value entered at this very node. */
  ownValue: z.unknown(),
  setAt: NamedNode.nullable(),
  /** Every level of the line with what it sets, root first. */
  chain: z.array(z.object({ node: NamedNode, value: z.unknown() })),
  problem: z.string().nullable(),
});

export const IntegrationDetail = EffectiveIntegration.extend({
  settings: z.array(Setting),
  settingsProblem: z.string().nullable(),
  tools: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      description: z.string(),
      effect: z.enum(["read", "write", "destructive"]),
    }),
  ),
  scopes: z.array(z.object({ scope: z.string(), allows: z.string(), neededBy: z.number().int() })),
  removal: z.string(),
  /** The sentence that says by which rule this account is the one. */
  whyReason: z.string(),
  /** Each node of the line with what it has, target first: why this account is the one. */
  why: z.array(WhyLevel),
  /** Accounts on the line that may be pinned here. */
  pinnable: z.array(
    z.object({
      id: z.string(),
      accountName: z.string(),
      label: z.string(),
      owner: NamedNode,
    }),
  ),
  can: EffectiveIntegration.shape.can.extend({ pin: z.boolean() }),
});
export type IntegrationDetail = z.infer<typeof IntegrationDetail>;

export const getEffectiveIntegration = defineQuery({
  name: "get_integration",
  summary:
    "Show one integration at a node: status, settings with their source, tools, and why this account.",
  permission: "integrations:read",
  agents: true,
  input: z.strictObject({
    nodeId: z.string().describe("Id of the node"),
    integration: z.string().describe("Id of the integration"),
  }),
  output: IntegrationDetail,
  nodes: (_tx, { nodeId }) => [nodeId],
  async run(context, { nodeId, integration: id }) {
    const integration = getIntegration(id);
    const [view] = await viewIntegrations(context.tx, context, [integration]);
    if (!view) throw new Error("A known integration has a view");
    const facts = await loadFacts(context.tx, context.organizationId, [nodeId]);
    return {
      ...view,
      ...settingsOf(integration, facts, context.place),
      tools: integration.tools.map(({ name, title, description, effect }) => ({
        name,
        title,
        description,
        effect,
      })),
      scopes: Object.entries(integration.scopes).map(([scope, allows]) => ({
        scope,
        allows,
        neededBy: integration.tools.filter((tool) => tool.scopes.flat().includes(scope)).length,
      })),
      removal: integration.removal,
      ...explainChoice(integration, facts, context.place, view),
    };
  },
});

function settingsOf(integration: Integration, facts: Facts, { lineage, node }: Place) {
  const installations = facts.installations.filter((row) => row.integration === integration.id);
  const merged = mergeSettings(integration.settings, lineage, installations);
  const own = installations.find(({ nodeId }) => nodeId === node.id)?.settings ?? {};
  const problemOf = (key: string) =>
    merged.problems.find((problem) => problem.key === key)?.detail ?? null;
  const at = (id: string) => {
    const named = namedNode(lineage, id);
    if (!named) throw new Error("A setting is set on the line");
    return named;
  };
  return {
    settings: merged.entries.map(({ key, value, setAt, chain }) => {
      const schema = integration.settings.shape[key];
      if (!schema) throw new Error("Settings come from the schema");
      return {
        key,
        schema: z.toJSONSchema(schema, { io: "input" }),
        required: !schema.safeParse(undefined).success,
        value,
        ownValue: own[key] ?? null,
        setAt: setAt === null ? null : at(setAt),
        chain: chain.map((level) => ({ node: at(level.nodeId), value: level.value })),
        problem: problemOf(key),
      };
    }),
    settingsProblem: problemOf(""),
  };
}
