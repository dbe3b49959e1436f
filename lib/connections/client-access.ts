import "server-only";
import { clientCall } from "@/lib/outbound/provider-call";
import type { Provider, RevokeContext, World } from "@/lib/providers/provider";
import { clientOf } from "./world";

/** What a revocation may use of the OAuth client; empty for pasted keys and where no client is set up. */
export function clientAccess(
  provider: Provider,
  world: World,
): Pick<RevokeContext, "callAsClient" | "clientId"> {
  const client = provider.auth.type === "oauth" ? clientOf(provider.id, world) : undefined;
  if (!client) return {};
  return {
    callAsClient: clientCall({ provider, hosts: provider.hosts, client, world }),
    clientId: client.reveal().id,
  };
}
