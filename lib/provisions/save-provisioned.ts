import "server-only";
import { saveAccount } from "@/lib/connections/save-account";
import type { Directory, Tx } from "@/lib/db";
import { conflict } from "@/lib/errors";
import { getProvider } from "@/lib/providers/catalog";
import type { Account, SecretFields } from "@/lib/providers/provider";
import type { Secret } from "@/lib/vault/secret";
import { noteKept } from "./make-provision";
import type { Provision } from "./provision";

type Given = {
  account: Account;
  /** The connection's own fields, without those of the account that made it. */
  secret: Secret<SecretFields>;
  granted?: readonly string[];
};

/**
 * Makes a connection of what was made, in its own row with the same id; in the same transaction it is no
 * provision any more. Throws a conflict where it is not wanted any more, `AccountTakenError` where it
 * serves another agent.
 */
export async function saveProvisioned(
  tx: Tx & Directory,
  provision: Provision,
  { account, secret, granted = [] }: Given,
): Promise<string> {
  const { organizationId, id, nodeId, world, setupConnectionId, createdBy } = provision;
  if (!(await noteKept(tx, { organizationId, id })))
    throw conflict("This is not wanted any more, so it is taken away again.");
  const saved = await saveAccount(tx, {
    organizationId,
    nodeId,
    provider: getProvider(provision.provider),
    world,
    providerAppId: null,
    account,
    secret,
    requested: granted,
    granted,
    endsAt: null,
    connectedBy: createdBy,
    reconnects: null,
    made: { id, setupConnectionId },
  });
  if (saved.kind !== "done" || saved.connectionId !== id)
    throw conflict(`${account.name} is connected here already.`);
  return id;
}
