import "server-only";
import { clientAccess } from "@/lib/connections/client-access";
import { withConnectionLock } from "@/lib/connections/connection-lock";
import { openCredential, type OpenedCredential } from "@/lib/connections/credential";
import { isGrantShared, outsideHashes } from "@/lib/connections/outside-account";
import { renewUnderLock } from "@/lib/connections/refresh";
import { clientIdOf } from "@/lib/connections/world";
import { inOrganization } from "@/lib/db";
import { sandboxOrigin } from "@/lib/env";
import { providerCall } from "@/lib/outbound/provider-call";
import { providers } from "@/lib/providers/catalog";
import type { Provider, World } from "@/lib/providers/provider";

/** How a step ended. `detail` is for the receipt: one sentence, never a secret. */
export type StepEnd = { state: "done" | "not_supported" | "kept_shared"; detail: string };

type Ended = {
  organizationId: string;
  id: string;
  provider: Provider;
  world: World;
  providerAppId: string | null;
  accountId: string;
};

/** Ends the access at the provider. Throws when that failed and has to be tried again. */
export async function revokeStep(organizationId: string, connectionId: string): Promise<StepEnd> {
  const row = await inOrganization(organizationId, (tx) =>
    tx.connection.findFirst({
      where: { organizationId, id: connectionId },
      select: { provider: true, world: true, providerAppId: true, accountId: true },
    }),
  );
  const provider = row ? providers[row.provider] : undefined;
  if (!row || !provider)
    return { state: "not_supported", detail: "This provider is no longer in the catalog." };
  const world = row.world === "sandbox" ? "sandbox" : "real";
  const ended = {
    organizationId,
    id: connectionId,
    provider,
    world,
    providerAppId: row.providerAppId,
    accountId: row.accountId,
  } as const;
  // A refresh that is under way must be over: it would bring new tokens to life.
  return withConnectionLock(connectionId, () => revoke(ended));
}

async function revoke(ended: Ended): Promise<StepEnd> {
  const { organizationId, id, provider, world } = ended;
  const opened = await inOrganization(organizationId, (tx) =>
    openCredential(tx, { organizationId, id }, { live: false }),
  );
  if (!opened) return { state: "done", detail: "There was no credential left." };
  const shared = await leaveGrant(ended, opened);
  const last = !shared;
  if (!provider.revoke)
    return {
      state: "not_supported",
      detail: `${provider.name} has no way to revoke it from here. You can end it at ${provider.accessUrl}.`,
    };
  if (shared && (provider.sharesGrant || provider.auth.type === "key"))
    return { state: "kept_shared", detail: "Other connections use the same grant, so it stays." };
  if (world === "sandbox" && sandboxOrigin() === undefined)
    return { state: "not_supported", detail: "It was made with the sandbox, which is off now." };

  // Some providers take a revocation only with a token that is still good. A dead grant is no hindrance.
  const fresh = await renewUnderLock(ended, { live: false }).catch(() => opened);
  await provider.revoke({
    secret: fresh.secret.reveal(),
    call: providerCall({ provider, hosts: provider.hosts, secret: fresh.secret, world }),
    ...(await clientAccess(organizationId, ended)),
    last,
  });
  return { state: "done", detail: `Revoked at ${provider.name}.` };
}

/**
 * Takes this connection out of those that use the grant, and says whether others remain. One at a
 * time, so that of several that leave at once exactly one is the last.
 */
const leaveGrant = (
  { organizationId, id, provider, world, providerAppId, accountId }: Ended,
  { secret }: OpenedCredential,
): Promise<boolean> =>
  inOrganization(organizationId, async (tx) => {
    const own = await tx.outsideAccount.findFirst({
      where: { connectionId: id, exclusive: false },
      select: { hash: true },
    });
    const made = { provider, world, providerAppId };
    const clientId = await clientIdOf(tx, organizationId, made);
    const grant =
      own?.hash ??
      (await outsideHashes({ ...made, clientId, account: { id: accountId }, secret })).grant;
    const name = `grant ${Buffer.from(grant).toString("hex")}`;
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
    const shared = await isGrantShared(tx, grant, id);
    await tx.outsideAccount.deleteMany({ where: { connectionId: id, exclusive: false } });
    return shared;
  });
