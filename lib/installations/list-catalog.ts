import { z } from "zod";
import { loadProviderApps, worlds } from "@/lib/connections/world";
import { integrations } from "@/lib/integrations/catalog";
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
  summary: "List every integration there is, with its tools and its status at a node.",
  permission: "integrations:read",
  agents: true,
  input: z.strictObject({ nodeId: z.string().describe("Id of the node that statuses refer to") }),
  output: z.object({ entries: z.array(CatalogEntry) }),
  nodes: (_tx, { nodeId }) => [nodeId],
  async run(context) {
    const views = new Map(
      (await viewIntegrations(context.tx, context)).map((view) => [view.id, view]),
    );
    const ownApps = await loadProviderApps(context.tx, context.organizationId);
    const current = worlds(ownApps);
    return {
      entries: integrations.flatMap((integration) => {
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
