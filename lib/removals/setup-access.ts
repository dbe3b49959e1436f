import "server-only";
import { toWorldName } from "@/lib/connections/world-name";
import { withConnectionLock } from "@/lib/connections/connection-lock";
import { openCredential } from "@/lib/connections/credential";
import { openConnection } from "@/lib/connections/open-connection";
import { inOrganization } from "@/lib/db";
import { providerCall } from "@/lib/outbound/provider-call";
import { providers } from "@/lib/providers/catalog";
import type { ProviderCall, RevokeContext } from "@/lib/providers/provider";
import { type EndedConnection, freshCredential } from "./ended-connection";

/**
 * What a clean-up may use of the account that made a connection; empty where none did, or where nothing
 * is left of it.
 */
export async function setupAccess(
  organizationId: string,
  setupConnectionId: string | null,
): Promise<Pick<RevokeContext, "callAsSetup">> {
  if (setupConnectionId === null) return {};
  const row = await inOrganization(organizationId, (tx) =>
    tx.connection.findFirst({
      where: { organizationId, id: setupConnectionId },
      select: { provider: true, world: true, endedAt: true, accountId: true },
    }),
  );
  const provider = providers[row?.provider ?? ""];
  if (!row || !provider) return {};
  const used = { organizationId, id: setupConnectionId, provider, world: toWorldName(row.world) };
  if (row.endedAt === null) return { callAsSetup: openConnection(used, provider.hosts).call };
  const callAsSetup = await callAsEnded({
    ...used,
    accountId: row.accountId,
    providerAppId: null,
    setupConnectionId: null,
    facts: {},
  });
  return callAsSetup ? { callAsSetup } : {};
}

/** One that is being disconnected itself, as with the kill switch: its own clean-up waits for this one. */
async function callAsEnded(ended: EndedConnection): Promise<ProviderCall | undefined> {
  const { organizationId, id, provider, world } = ended;
  const opened = await withConnectionLock(id, async () => {
    const found = await inOrganization(organizationId, (tx) =>
      openCredential(tx, { organizationId, id }, { live: false }),
    );
    return found && freshCredential(ended, found);
  });
  return opened && providerCall({ provider, hosts: provider.hosts, secret: opened.secret, world });
}
