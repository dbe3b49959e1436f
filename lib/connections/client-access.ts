import "server-only";
import { inOrganization } from "@/lib/db";
import { clientCall } from "@/lib/outbound/provider-call";
import type { Provider, RevokeContext } from "@/lib/providers/provider";
import { clientOf, type MadeWith } from "./world";

/**
 * What a revocation may use of the OAuth client that a credential was made with; empty for pasted
 * keys and where there is no such client any more.
 */
export async function clientAccess(
  organizationId: string,
  made: MadeWith & { provider: Provider },
): Promise<Pick<RevokeContext, "callAsClient" | "clientId">> {
  const { provider, world } = made;
  if (provider.auth.type !== "oauth") return {};
  const found = await inOrganization(organizationId, (tx) => clientOf(tx, organizationId, made));
  if (!found) return {};
  const { client } = found;
  return {
    callAsClient: clientCall({ provider, hosts: provider.hosts, client, world }),
    clientId: client.reveal().id,
  };
}
