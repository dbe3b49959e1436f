import { z } from "zod";
import { defineQuery } from "@/lib/pipeline/operation";
import { AppChange, computeAppChange } from "./app-change";
import { ClientId, ProviderId } from "./client-fields";
import { getOAuthProvider } from "./get-oauth-provider";

export const previewProviderApp = defineQuery({
  name: "preview_provider_app",
  summary: "Show which connections would have to reconnect to use another app of a provider.",
  permission: "apps:write",
  input: z.strictObject({
    provider: ProviderId,
    clientId: ClientId.nullable().describe("The next client id; null to take the own app away"),
  }),
  output: AppChange,
  nodes: (_tx, _input, organizationId) => [organizationId],
  run: ({ tx, organizationId }, { provider, clientId }) =>
    computeAppChange(tx, organizationId, { provider: getOAuthProvider(provider), clientId }),
});
