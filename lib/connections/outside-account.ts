import { type Directory, onDuplicate } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Provider, SecretFields, World } from "@/lib/providers/provider";
import type { Secret } from "@/lib/vault/secret";
import { keyedHash } from "@/lib/vault/token";

type Hash = Uint8Array<ArrayBuffer>;

/** What a connection uses outside, as keyed hashes that say nothing to whoever reads them. */
export type OutsideHashes = {
  /** One grant per account and OAuth client, or one pasted key. */
  grant: Hash;
  /** The identity that may serve one agent only, where there is one. */
  identity: Hash | null;
};

const hashOf = (purpose: string, parts: readonly string[]): Promise<Hash> =>
  keyedHash(`outside ${purpose}`, JSON.stringify(parts));

export async function outsideHashes(given: {
  provider: Provider;
  world: World;
  /** The OAuth client that the account was authorized for. */
  clientId: string;
  account: { id: string; identity?: string | undefined };
  secret: Secret<SecretFields>;
}): Promise<OutsideHashes> {
  const { provider, world, clientId, account, secret } = given;
  const { identity } = account;
  return {
    grant:
      provider.auth.type === "oauth"
        ? await grantHash(provider, world, clientId, account.id)
        : await hashOf("key", [provider.id, world, ...Object.values(secret.reveal()).toSorted()]),
    identity:
      identity === undefined ? null : await hashOf("identity", [provider.id, world, identity]),
  };
}

/** The grant of one account to one OAuth client, in whichever organizations use it. */
export const grantHash = (
  provider: Provider,
  world: World,
  clientId: string,
  accountId: string,
): Promise<Hash> => hashOf("grant", [provider.id, world, clientId, accountId]);

/** An account that may serve one agent only serves another one. */
export class AccountTakenError extends AppError {
  readonly identity: Hash;

  constructor(identity: Hash) {
    super(
      "conflict",
      "This bot already serves another agent. Each agent needs its own; create a second application.",
    );
    this.identity = identity;
  }
}

/** Notes what a connection uses outside; throws `AccountTakenError` where that serves another one. */
export async function claimOutside(
  tx: Directory,
  connectionId: string,
  { grant, identity }: OutsideHashes,
): Promise<void> {
  await tx.outsideAccount.deleteMany({ where: { connectionId } });
  await tx.outsideAccount.create({ data: { hash: grant, connectionId, exclusive: false } });
  if (identity)
    await tx.outsideAccount
      .create({ data: { hash: identity, connectionId, exclusive: true } })
      .catch(onDuplicate(new AccountTakenError(identity)));
}

/**
 * Notes that an attempt has tokens of a grant about which a person decides: until then the grant is
 * shared, so that giving back other tokens does not end it. `endAttempt` lets go of it.
 */
export async function holdGrant(
  tx: Pick<Directory, "outsideAccount">,
  attemptId: string,
  grant: Hash,
): Promise<void> {
  await letGoOfGrant(tx, attemptId);
  await tx.outsideAccount.create({
    data: { hash: grant, connectionId: attemptId, exclusive: false },
  });
}

export const letGoOfGrant = (tx: Pick<Directory, "outsideAccount">, attemptId: string) =>
  tx.outsideAccount.deleteMany({ where: { connectionId: attemptId } });

/** Whether another connection or parked attempt, anywhere on this server, uses the same grant. */
export const isGrantShared = async (
  tx: Directory,
  grant: Hash,
  connectionId?: string,
): Promise<boolean> => {
  const other = await tx.outsideAccount.findFirst({
    where: { hash: grant, ...(connectionId && { connectionId: { not: connectionId } }) },
    select: { connectionId: true },
  });
  return other !== null;
};
