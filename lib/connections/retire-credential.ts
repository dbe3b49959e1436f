import "server-only";
import { logWarning } from "@/lib/log";
import { providerCall } from "@/lib/outbound/provider-call";
import type { Provider, SecretFields } from "@/lib/providers/provider";
import type { Secret } from "@/lib/vault/secret";
import { clientAccess } from "./client-access";
import type { MadeWith } from "./world";

/**
 * Ends a credential whose place a newer one of the same account took, as well as that can be done at
 * once. Not where both hang on one grant, and never a pasted key, which others may use.
 */
export async function retireCredential(
  organizationId: string,
  { provider, world, providerAppId }: MadeWith & { provider: Provider },
  old: Secret<SecretFields>,
  current: Secret<SecretFields>,
): Promise<void> {
  const isSame = old.reveal().accessToken === current.reveal().accessToken;
  if (provider.auth.type !== "oauth" || provider.sharesGrant || isSame || !provider.revoke) return;
  try {
    await provider.revoke({
      secret: old.reveal(),
      call: providerCall({ provider, hosts: provider.hosts, secret: old, world }),
      ...(await clientAccess(organizationId, { provider, world, providerAppId })),
      last: false,
    });
  } catch (cause) {
    logWarning("a replaced credential was not revoked", {
      provider: provider.id,
      cause: cause instanceof Error ? cause.message : "unknown",
    });
  }
}
