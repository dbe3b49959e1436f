import { z } from "zod";
import { loadProviderApps, worlds } from "@/lib/connections/world";
import { integrations } from "@/lib/integrations/catalog";
import type { Integration } from "@/lib/integrations/manifest";
import { defineQuery } from "@/lib/pipeline/operation";
import { CatalogTool, ConnectKind, toCatalogTools, toConnectKind } from "./catalog-entry";
import { EffectiveIntegration } from "./effective-integration";
import { viewIntegrations } from "./view";

/** An integration in the catalog, with its status at the place it is looked up for. */
export const CatalogEntry = EffectiveIntegration.extend({
  connect: ConnectKind.describe("How an account is connected"),
  tools: z.array(CatalogTool),
});
export type CatalogEntry = z.infer<typeof CatalogEntry>;

export const listCatalog = defineQuery({
  name: "list_catalog",
  summary:
    "List the integrations there are, or those that words are found in, with their tools and their status at a node.",
  permission: "integrations:read",
  agents: true,
  input: z.strictObject({
    nodeId: z.string().describe("Id of the node that statuses refer to"),
    q: z
      .string()
      .max(200)
      .default("")
      .describe("Words that all occur in what an integration or one of its tools is or does"),
  }),
  output: z.object({ entries: z.array(CatalogEntry) }),
  nodes: (_tx, { nodeId }) => [nodeId],
  async run(context, { q }) {
    const found = integrations.filter((integration) => isAbout(integration, q));
    const views = new Map(
      (await viewIntegrations(context.tx, context, found)).map((view) => [view.id, view]),
    );
    const ownApps = await loadProviderApps(context.tx, context.organizationId);
    const current = worlds(ownApps);
    return {
      entries: found.flatMap((integration) => {
        const view = views.get(integration.id);
        if (!view) return [];
        return {
          ...view,
          connect: toConnectKind(integration, current, ownApps),
          tools: toCatalogTools(integration),
        };
      }),
    };
  },
});

function isAbout(integration: Integration, query: string): boolean {
  const { id, name, category, description, tools } = integration;
  const abouts = tools.flatMap((tool) => [tool.name, tool.title, tool.description]);
  const text = [id, name, category, description, ...abouts].join("\n").toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
