import { z } from "zod";
import { conflict } from "@/lib/errors";
import { defineCommand } from "@/lib/pipeline/operation";
import { assertAppChange, nextClient } from "./app-change";
import { askToReconnect } from "./ask-to-reconnect";
import { ProviderId } from "./client-fields";
import { forgetUnusedApps } from "./forget-unused";
import { getOAuthProvider } from "./get-oauth-provider";
import { loadProviderAppView, ProviderApp } from "./provider-app";
import { retireApp } from "./store-version";

export const removeProviderApp = defineCommand({
  name: "remove_provider_app",
  summary:
    "Stop using the organization's own OAuth app for a provider. Connections made with it go on with it.",
  permission: "apps:write",
  exclusive: true,
  input: z.strictObject({
    provider: ProviderId,
    askToReconnect: z
      .boolean()
      .optional()
      .describe("Ask the people whose connections use it to reconnect with what is used then"),
    previewDigest: z.string().optional().describe("Fingerprint of the preview that was confirmed"),
  }),
  output: ProviderApp,
  nodes: (_tx, _input, organizationId) => [organizationId],
  run({ organizationId, commit }, input) {
    const provider = getOAuthProvider(input.provider);
    const planned = { provider, clientId: null };
    if (input.askToReconnect && nextClient(planned) === null)
      throw conflict(
        `Without its own app nobody here can reconnect ${provider.name}, so nobody can be asked to.`,
      );
    return commit(async (tx) => {
      await assertAppChange(tx, organizationId, planned, input.previewDigest);
      const where = { organizationId, provider: provider.id, retiredAt: null };
      const app = await tx.providerApp.findFirst({ where, select: { id: true, clientId: true } });
      if (!app) throw conflict(`This organization has no own app for ${provider.name}.`);
      await retireApp(tx, organizationId, provider);
      if (input.askToReconnect)
        await askToReconnect(tx, organizationId, planned, `without ${app.id}`);
      await forgetUnusedApps(tx, organizationId);
      return {
        result: await loadProviderAppView(tx, organizationId, provider.id),
        audit: {
          subjectId: app.id,
          details: { provider: provider.name, clientId: app.clientId },
        },
      };
    });
  },
});
