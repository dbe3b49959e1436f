import "server-only";
import { openConnection } from "@/lib/connections/open-connection";
import { AppError } from "@/lib/errors";
import { providerCall } from "@/lib/outbound/provider-call";
import { getProvider } from "@/lib/providers/catalog";
import type { ProviderCall, World } from "@/lib/providers/provider";
import { serverAccountIn } from "./server-account";

/** Which account makes something: a connection of the organization, or the server's own. */
export type SetupKey = {
  organizationId: string;
  /** Null for the server's own account. */
  setupConnectionId: string | null;
  /** Id of the setup provider. */
  provider: string;
  world: World;
};

/**
 * Sends as a setup account: renews its credential where that is due and notes what the answers say of
 * its health. Throws where there is no such account any more.
 */
export function setupCall(key: SetupKey): ProviderCall {
  const { organizationId, setupConnectionId: id, world } = key;
  const provider = getProvider(key.provider);
  if (id !== null)
    return openConnection({ organizationId, id, provider, world }, provider.hosts).call;
  const account = serverAccountIn(provider.id, world);
  if (!account)
    throw new AppError(
      "unavailable",
      `This server has no ${provider.name} account any more. Its operator can set one up.`,
    );
  return providerCall({ provider, hosts: provider.hosts, secret: account.secret, world });
}
