import "server-only";
import { directory, inOrganization } from "@/lib/db";
import { logWarning } from "@/lib/log";
import { providerCall } from "@/lib/outbound/provider-call";
import type { Provider, SecretFields, World } from "@/lib/providers/provider";
import type { Secret } from "@/lib/vault/secret";
import { clientAccess } from "./client-access";
import { grantHash, isGrantShared } from "./outside-account";
import { clientIdOf } from "./world";

/** A credential that a provider gave and that is not kept. */
export type Unsaved = {
  organizationId: string;
  provider: Provider;
  world: World;
  providerAppId: string | null;
  secret: Secret<SecretFields>;
  /** Null where the provider did not say whose it is. */
  accountId: string | null;
};

/**
 * Gives a credential back that nobody will use, as well as that can be done at once. A grant that
 * connections share stays; pasted keys belong to whoever made them.
 */
export async function revokeUnsaved(unsaved: Unsaved): Promise<void> {
  const { organizationId, provider, world, secret, accountId } = unsaved;
  if (!provider.revoke || provider.auth.type !== "oauth") return;
  try {
    const clientId = await inOrganization(organizationId, (tx) =>
      clientIdOf(tx, organizationId, unsaved),
    );
    const shared =
      accountId === null ||
      (await isGrantShared(directory(), await grantHash(provider, world, clientId, accountId)));
    if (shared && provider.sharesGrant) return;
    await provider.revoke({
      secret: secret.reveal(),
      call: providerCall({ provider, hosts: provider.hosts, secret, world }),
      ...(await clientAccess(organizationId, unsaved)),
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
