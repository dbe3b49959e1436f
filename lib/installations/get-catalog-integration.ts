import { z } from "zod";
import { loadProviderApps, worlds } from "@/lib/connections/world";
import { getIntegration } from "@/lib/integrations/catalog";
import { defineQuery } from "@/lib/pipeline/operation";
import { CatalogTool, toCatalogTools, toConnectKind } from "./catalog-entry";
import { statuses } from "./effective";
import { NamedNode } from "./effective-integration";
import { installedPlaces } from "./installed-places";
import { CatalogEntry } from "./list-catalog";
import { viewIntegrations } from "./view";

/** Everything to know about an integration before installing or connecting it. */
export const CatalogDetail = CatalogEntry.extend({
  tools: z.array(CatalogTool.extend({ scopes: z.array(z.string()) })),
  scopes: z.array(
    z.object({
      scope: z.string(),
      allows: z.string(),
      neededBy: z.number().int(),
      required: z.boolean(),
    }),
  ),
  hosts: z.array(z.string()),
  removal: z.string(),
  settings: z.array(
    z.object({
      key: z.string(),
      schema: z.record(z.string(), z.unknown()),
      required: z.boolean(),
    }),
  ),
  places: z.array(
    z.object({
      node: NamedNode,
      status: z.enum(statuses),
      mark: z.enum(["stop", "todo", "busy", "active", "nothing", "blocked"]),
      word: z.string(),
    }),
  ),
  placesTotal: z.number().int(),
});
export type CatalogDetail = z.infer<typeof CatalogDetail>;

export const getCatalogIntegration = defineQuery({
  name: "get_catalog_integration",
  summary:
    "Show what an integration does, asks for, sends where and leaves behind, and where it is installed.",
  permission: "integrations:read",
  agents: true,
  input: z.strictObject({
    nodeId: z.string().describe("Id of the node that the status refers to"),
    integration: z.string().describe("Id of the integration"),
  }),
  output: CatalogDetail,
  nodes: (_tx, { nodeId }) => [nodeId],
  async run(context, input) {
    const integration = getIntegration(input.integration);
    const [view] = await viewIntegrations(context.tx, context, [integration]);
    if (!view) throw new Error("A known integration has a view");
    const { places, total } = await installedPlaces(context.tx, context, integration);
    const ownApps = await loadProviderApps(context.tx, context.organizationId);
    const current = worlds(ownApps);
    const named = (scopes: (typeof integration.tools)[number]["scopes"]) => scopes.flat();
    const tools = new Map(integration.tools.map((tool) => [tool.name, named(tool.scopes)]));
    return {
      ...view,
      connect: toConnectKind(integration, current, ownApps),
      tools: toCatalogTools(integration).map((tool) => ({
        ...tool,
        scopes: tools.get(tool.name) ?? [],
      })),
      scopes: Object.entries(integration.scopes).map(([scope, allows]) => ({
        scope,
        allows,
        neededBy: [...tools.values()].filter((scopes) => scopes.includes(scope)).length,
        required: integration.requiredScopes.includes(scope),
      })),
      hosts: [...integration.hosts],
      removal: integration.removal,
      settings: Object.entries(integration.settings.shape).map(([key, schema]) => ({
        key,
        schema: z.toJSONSchema(schema, { io: "input" }),
        required: !schema.safeParse(undefined).success,
      })),
      places,
      placesTotal: total,
    };
  },
});
