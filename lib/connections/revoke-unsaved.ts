import "server-only";
import { directory } from "@/lib/db";
import { logWarning } from "@/lib/log";
import { providerCall } from "@/lib/outbound/provider-call";
import type { Provider, SecretFields, World } from "@/lib/providers/provider";
import type { Secret } from "@/lib/vault/secret";
import { clientAccess } from "./client-access";
import { grantHash, isGrantShared } from "./outside-account";

/** A credential that a provider gave and that is not kept. */
export type Unsaved = {
  provider: Provider;
  world: World;
  secret: Secret<SecretFields>;
  /** Null where the provider did not say whose it is. */
  accountId: string | null;
};

/**
 * Gives a credential back that nobody will use, as well as that can be done at once. A grant that
 * connections share stays; pasted keys belong to whoever made them.
 */
export async function revokeUnsaved({
  provider,
  world,
  secret,
  accountId,
}: Unsaved): Promise<void> {
  if (!provider.revoke || provider.auth.type !== "oauth") return;
  try {
    const shared =
      accountId === null ||
      (await isGrantShared(directory(), grantHash(provider, world, accountId)));
    if (shared && provider.sharesGrant) return;
    await provider.revoke({
      secret: secret.reveal(),
      call: providerCall({ provider, hosts: provider.hosts, secret, world }),
      ...clientAccess(provider, world),
      last: !shared,
    });
  } catch (cause) {
    logWarning("an unused credential was not revoked", {
      provider: provider.id,
      world,
      cause: cause instanceof Error ? cause.message : "unknown",
    });
  }
}
