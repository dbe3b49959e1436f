import { z } from "zod";
import { defineQuery } from "@/lib/pipeline/operation";
import { loadProviderAppViews, ProviderApp } from "./provider-app";

export const listProviderApps = defineQuery({
  name: "list_provider_apps",
  summary: "List the OAuth apps through which the organization connects each provider.",
  permission: "apps:read",
  input: z.strictObject({}),
  output: z.object({ apps: z.array(ProviderApp) }),
  nodes: (_tx, _input, organizationId) => [organizationId],
  run: async ({ tx, organizationId }) => ({
    apps: await loadProviderAppViews(tx, organizationId),
  }),
});
