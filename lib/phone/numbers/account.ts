import "server-only";
import { inOrganization } from "@/lib/db";
import { conflict } from "@/lib/errors";
import type { NumberAccount } from "@/lib/providers/numbers";
import { getProvider } from "@/lib/providers/catalog";
import { setupCall, type SetupKey } from "@/lib/setups/setup-call";
import { serverAccountIn } from "@/lib/setups/server-account";

/** Opens an account that numbers are bought with. Throws where it is gone. */
export async function numberAccount(key: SetupKey): Promise<NumberAccount> {
  return { call: setupCall(key), id: await idOf(key) };
}

/** Ids of the server's own accounts, which stay as they are while the server runs. */
const serverIds = new Map<string, string>();

async function idOf(key: SetupKey): Promise<string> {
  const { organizationId, setupConnectionId: id, provider, world } = key;
  if (id !== null) {
    const row = await inOrganization(organizationId, (tx) =>
      tx.connection.findFirst({ where: { organizationId, id }, select: { accountId: true } }),
    );
    if (!row) throw conflict("This telephony account was disconnected.");
    return row.accountId;
  }
  const name = `${provider} ${world}`;
  const known = serverIds.get(name);
  if (known !== undefined) return known;
  const secret = serverAccountIn(provider, world)?.secret.reveal() ?? {};
  const account = await getProvider(provider).probe(setupCall(key), secret);
  serverIds.set(name, account.id);
  return account.id;
}
