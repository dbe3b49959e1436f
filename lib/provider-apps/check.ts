import { z } from "zod";
import { worldOfKey } from "@/lib/connections/world";
import type { Tx } from "@/lib/db";
import { defineCommand } from "@/lib/pipeline/operation";
import { Secret } from "@/lib/vault/secret";
import { openAppSecret } from "./app-secret";
import { describeCheck } from "./check-text";
import { ClientId, ClientSecret, ProviderId } from "./client-fields";
import { tryAuthorization } from "./dry-authorization";
import { getOAuthProvider } from "./get-oauth-provider";
import { trySecret } from "./try-secret";

export const checkProviderApp = defineCommand({
  name: "check_provider_app",
  summary: "Ask a provider whether it knows an OAuth app. Nothing is saved and nobody signs in.",
  permission: "apps:write",
  input: z.strictObject({
    provider: ProviderId,
    clientId: ClientId,
    clientSecret: ClientSecret.optional().describe(
      "The app's client secret; without it the stored one of the same client id is tried",
    ),
  }),
  output: z.object({
    ok: z.boolean(),
    /** "unsaid" where the provider tells nothing before somebody signs in. */
    verdict: z.enum(["known", "unknown", "unsaid"]),
    message: z.string(),
  }),
  nodes: (_tx, _input, organizationId) => [organizationId],
  async run({ organizationId, read, commit }, { provider: id, clientId, clientSecret }) {
    const provider = getOAuthProvider(id);
    const secret =
      clientSecret === undefined
        ? await read((tx) => storedSecret(tx, organizationId, { provider: id, clientId }))
        : new Secret(clientSecret);
    const given = { clientId, ...(clientSecret !== undefined && { clientSecret }) };
    const world = worldOfKey(given, provider);
    const client = await tryAuthorization(provider, world, clientId);
    const mayBeKnown = client === "known" || client === "unsaid";
    const tried =
      secret && mayBeKnown
        ? await trySecret(provider, world, new Secret({ id: clientId, secret: secret.reveal() }))
        : null;
    const { verdict, message } = describeCheck(provider.name, client, tried);
    return commit(() =>
      Promise.resolve({
        result: { ok: verdict === "known", verdict, message },
        audit: { details: { provider: provider.name, clientId, verdict } },
      }),
    );
  },
});

/** The secret in use for a client id, if that is the organization's own app now. */
async function storedSecret(
  tx: Tx,
  organizationId: string,
  { provider, clientId }: { provider: string; clientId: string },
): Promise<Secret<string> | undefined> {
  const row = await tx.providerApp.findFirst({
    where: { organizationId, provider, clientId, retiredAt: null },
    select: { id: true, secret: true },
  });
  if (!row?.secret) return undefined;
  return openAppSecret(tx, { organizationId, id: row.id }, row.secret);
}
