import { z } from "zod";
import { worldOfKey } from "@/lib/connections/world";
import { actorId } from "@/lib/pipeline/actor";
import { defineCommand } from "@/lib/pipeline/operation";
import { Secret } from "@/lib/vault/secret";
import { assertAppChange } from "./app-change";
import { askToReconnect } from "./ask-to-reconnect";
import { ClientId, ClientSecret, ProviderId } from "./client-fields";
import { forgetUnusedApps } from "./forget-unused";
import { getOAuthProvider } from "./get-oauth-provider";
import { loadProviderAppView, ProviderApp } from "./provider-app";
import { storeVersion } from "./store-version";

export const setProviderApp = defineCommand({
  name: "set_provider_app",
  summary:
    "Use the organization's own OAuth app for a provider. Connections made with another one go on with that.",
  permission: "apps:write",
  // Of two admins who save at once the second one builds on what the first one saved.
  exclusive: true,
  input: z.strictObject({
    provider: ProviderId,
    clientId: ClientId,
    clientSecret: ClientSecret,
    askToReconnect: z
      .boolean()
      .optional()
      .describe("Ask the people whose connections use another app to reconnect"),
    previewDigest: z.string().optional().describe("Fingerprint of the preview that was confirmed"),
  }),
  output: ProviderApp,
  nodes: (_tx, _input, organizationId) => [organizationId],
  run({ actor, organizationId, commit }, input) {
    const { clientId, clientSecret } = input;
    const provider = getOAuthProvider(input.provider);
    const world = worldOfKey({ clientId, clientSecret }, provider);
    const planned = { provider, clientId };
    return commit(async (tx) => {
      await assertAppChange(tx, organizationId, planned, input.previewDigest);
      const id = await storeVersion(tx, organizationId, {
        ...planned,
        world,
        secret: new Secret(clientSecret),
        createdBy: actorId(actor),
      });
      if (input.askToReconnect) await askToReconnect(tx, organizationId, planned, id);
      await forgetUnusedApps(tx, organizationId);
      return {
        result: await loadProviderAppView(tx, organizationId, provider.id),
        audit: { subjectId: id, details: { provider: provider.name, clientId } },
      };
    });
  },
});
