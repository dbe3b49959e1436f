import type { Directory, Tx } from "@/lib/db";
import { conflict } from "@/lib/errors";
import { setUpKey } from "@/lib/channels/sweep";
import { enqueue } from "@/lib/jobs/queue";
import type { Account, Provider, SecretFields, World } from "@/lib/providers/provider";
import { Secret } from "@/lib/vault/secret";
import { toWorldName } from "./world-name";
import { openCredential, sealCredential } from "./credential";
import { scheduleHealth } from "./health";
import { claimOutside, outsideHashes } from "./outside-account";
import { clientIdOf } from "./world";

/** An authorized account, ready to be stored at a node. */
export type NewAccount = {
  organizationId: string;
  nodeId: string;
  provider: Provider;
  world: World;
  providerAppId: string | null;
  account: Account;
  secret: Secret<SecretFields>;
  requested: readonly string[];
  granted: readonly string[];
  endsAt: Date | null;
  /** The person; null where an agent got it for itself. */
  connectedBy: string | null;
  /** What it was made as, whose id a new row takes over, and the account that made it. */
  made?: { id: string; setupConnectionId: string | null } | undefined;
  /** The connection that must be this account. */
  reconnects: string | null;
  /** Whether that connection takes this account in place of its own. */
  replaces?: boolean;
};

/** A credential that a newer one took the place of, and whose it was. */
export type ReplacedCredential = {
  secret: Secret<SecretFields>;
  world: World;
  providerAppId: string | null;
  accountId: string;
  accountName: string;
  /** Whether the newer one hangs on the same grant, by the same client. */
  isSameGrant: boolean;
};

export type SavedAccount =
  | {
      kind: "done" | "reconnected" | "already_connected";
      connectionId: string;
      /** To be given back; null where there was none, or where it lives on in the newer one. */
      replaced: ReplacedCredential | null;
    }
  | { kind: "wrong_account"; expected: string }
  | { kind: "gone" };

type Where = { organizationId: string; nodeId: string; provider: string };

/**
 * Stores an account at a node: in its own row where the node holds it already, else in a new one. The
 * first of a provider becomes the default. Throws `AccountTakenError` where it serves another agent.
 */
export async function saveAccount(tx: Tx & Directory, given: NewAccount): Promise<SavedAccount> {
  const { organizationId, nodeId, provider, world, account, reconnects } = given;
  const where: Where = { organizationId, nodeId, provider: provider.id };
  // Two attempts that finish at once would both find no row.
  await tx.$executeRaw`
    select pg_advisory_xact_lock(hashtextextended(${`account ${organizationId} ${nodeId} ${provider.id}`}, 0))`;
  const rows = await tx.connection.findMany({
    where: { ...where, endedAt: null },
    select: {
      id: true,
      world: true,
      providerAppId: true,
      accountId: true,
      accountName: true,
      requestedScopes: true,
      isDefault: true,
    },
  });
  const expected = rows.find(({ id }) => id === reconnects);
  if (reconnects !== null && !expected) return { kind: "gone" };
  const same = rows.find(({ accountId }) => accountId === account.id);
  // An account of the other world has another id: its row takes the account that replaces it.
  const sameWorld = expected?.world === world;
  if (expected && sameWorld && expected !== same) {
    if (!given.replaces) return { kind: "wrong_account", expected: expected.accountName };
    if (same)
      throw conflict(
        `${account.name} is connected here already, beside ${expected.accountName}. Make it the default, or disconnect ${expected.accountName}.`,
      );
  }
  const row = same ?? expected;
  if (!row) return insert(tx, given, rows.length === 0);
  if (!(await lockLive(tx, organizationId, row.id))) return { kind: "gone" };
  const replaced = await replace(tx, given, row);
  const kind = row === expected ? "reconnected" : "already_connected";
  return { kind, connectionId: row.id, replaced };
}

/**
 * Keeps a row to this transaction: a refresh that runs at this moment must not put the old credential
 * back. False where it was disconnected meanwhile, whose clean-up would miss the new credential.
 */
async function lockLive(tx: Tx, organizationId: string, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from connection
    where organization_id = ${organizationId}::uuid and id = ${id}::uuid and ended_at is null for update`;
  return rows.length === 1;
}

const accountData = ({ world, providerAppId, account, granted }: NewAccount) => ({
  world,
  providerAppId,
  accountId: account.id,
  accountName: account.name,
  accountDetail: account.detail ?? "",
  grantedScopes: [...granted],
  // The account has just been named with it.
  checkedAt: new Date(),
});

/** An access token that can be refreshed does not end the access. */
function endOf({ secret, endsAt }: Pick<NewAccount, "secret" | "endsAt">) {
  const isRefreshed = secret.reveal().refreshToken !== undefined;
  return isRefreshed
    ? { tokenExpiresAt: endsAt, expiresAt: null }
    : { tokenExpiresAt: null, expiresAt: endsAt };
}

async function insert(
  tx: Tx & Directory,
  given: NewAccount,
  isDefault: boolean,
): Promise<SavedAccount> {
  const { organizationId, nodeId, provider, secret, requested, connectedBy } = given;
  const { id } = await tx.connection.create({
    data: {
      ...given.made,
      organizationId,
      nodeId,
      provider: provider.id,
      ...accountData(given),
      ...endOf(given),
      isDefault,
      requestedScopes: [...requested],
      // The seal is bound to the row's id, which exists from here on.
      credential: "",
      connectedBy,
    },
    select: { id: true },
  });
  await tx.connection.updateMany({
    where: { organizationId, id },
    data: { credential: await sealCredential(tx, secret, { organizationId, id }, 1) },
  });
  const clientId = await clientIdOf(tx, organizationId, given);
  await claimOutside(tx, id, await outsideHashes({ ...given, clientId }));
  await scheduleHealth(tx, {
    organizationId,
    connectionId: id,
    tokenExpiresAt: endOf(given).tokenExpiresAt,
  });
  await haveSetUp(tx, given, id);
  return { kind: "done", connectionId: id, replaced: null };
}

type Row = {
  id: string;
  world: string;
  providerAppId: string | null;
  accountId: string;
  accountName: string;
  requestedScopes: string[];
};

async function replace(
  tx: Tx & Directory,
  given: NewAccount,
  { id, providerAppId, accountId, accountName, requestedScopes, ...row }: Row,
): Promise<ReplacedCredential | null> {
  const world = toWorldName(row.world);
  const { organizationId, requested, connectedBy } = given;
  const old = await openCredential(tx, { organizationId, id }, { live: true });
  const clientId = await clientIdOf(tx, organizationId, given);
  const oldClientId = await clientIdOf(tx, organizationId, {
    provider: given.provider,
    world,
    providerAppId,
  });
  const isSameGrant =
    accountId === given.account.id && world === given.world && clientId === oldClientId;
  const secret = keepRefreshToken(given.secret, isSameGrant ? old?.own : undefined);
  const version = (old?.version ?? 0) + 1;
  const end = endOf({ ...given, secret });
  await tx.connection.updateMany({
    where: { organizationId, id },
    data: {
      ...accountData(given),
      ...end,
      requestedScopes: [...new Set([...requestedScopes, ...requested])],
      credential: await sealCredential(tx, secret, { organizationId, id }, version),
      credentialVersion: version,
      brokenAt: null,
      brokenReason: null,
      unansweredSince: null,
      refreshingSince: null,
      connectedBy,
    },
  });
  await claimOutside(tx, id, await outsideHashes({ ...given, clientId, secret }));
  const { tokenExpiresAt } = end;
  await scheduleHealth(tx, { organizationId, connectionId: id, tokenExpiresAt });
  await haveSetUp(tx, given, id);
  const isKept = secret !== given.secret;
  return isKept || !old
    ? null
    : { secret: old.own, world, providerAppId, accountId, accountName, isSameGrant };
}

/** With another credential a channel has to be set up anew. */
async function haveSetUp(
  tx: Tx,
  { organizationId, provider }: NewAccount,
  connectionId: string,
): Promise<void> {
  if (!provider.channel) return;
  await tx.connection.updateMany({
    where: { organizationId, id: connectionId },
    data: { setUpAt: null, setUpProblem: null },
  });
  const key = setUpKey(connectionId);
  await enqueue(tx, "set_up_channel", { organizationId, connectionId }, { key });
}

/** Some providers give a refresh token only the first time; it goes on being the one to use. */
function keepRefreshToken(
  secret: Secret<SecretFields>,
  old: Secret<SecretFields> | undefined,
): Secret<SecretFields> {
  const refreshToken = old?.reveal().refreshToken;
  const fields = secret.reveal();
  if (refreshToken === undefined || fields.refreshToken !== undefined) return secret;
  return fields.accessToken === undefined ? secret : new Secret({ ...fields, refreshToken });
}
