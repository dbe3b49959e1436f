import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/db";
import { providers } from "@/lib/providers/catalog";
import type { SecretFields } from "@/lib/providers/provider";
import { serverAccountIn } from "@/lib/setups/server-account";
import { seal, unseal } from "@/lib/vault/seal";
import { Secret } from "@/lib/vault/secret";
import { GivenKeys, unsealGiven } from "@/lib/vault/unseal-given";

const SecretRecord = z.record(z.string(), z.string());

/** A connection with the version of its credential: what one use of it needs. */
export type OpenedCredential = {
  /** What calls go with: where the provider wants it, with the fields of the account that made it. */
  secret: Secret<SecretFields>;
  /** Its own fields, as they are stored. */
  own: Secret<SecretFields>;
  version: number;
  tokenExpiresAt: Date | null;
  /** Since when a request for new tokens is under way, or its answer may be lost. */
  refreshingSince: Date | null;
  checkedAt: Date | null;
  unansweredSince: Date | null;
};

type Owner = { organizationId: string; id: string };

/** Seals a connection's secret for one version of one row. */
export const sealCredential = (
  tx: Tx,
  secret: Secret<SecretFields>,
  owner: Owner,
  version: number,
): Promise<string> => seal(tx, secret.reveal(), credentialPlace(owner, version));

/**
 * The only reader of connections' secrets. Undefined once it was destroyed. Ended connections are
 * opened for their own clean-up only: `live` is true everywhere else.
 */
export async function openCredential(
  tx: Tx,
  owner: Owner,
  { live }: { live: boolean },
): Promise<OpenedCredential | undefined> {
  const row = await tx.connection.findFirst({
    where: { ...owner, ...(live && { endedAt: null }) },
    select: {
      provider: true,
      world: true,
      setupConnectionId: true,
      credential: true,
      credentialVersion: true,
      tokenExpiresAt: true,
      refreshingSince: true,
      checkedAt: true,
      unansweredSince: true,
    },
  });
  if (!row?.credential) return undefined;
  const { credential, credentialVersion: version, provider, world, setupConnectionId } = row;
  const { tokenExpiresAt, refreshingSince, checkedAt, unansweredSince } = row;
  const own = new Secret(
    SecretRecord.parse(await unseal(tx, credential, credentialPlace(owner, version))),
  );
  const made = { organizationId: owner.organizationId, provider, world, setupConnectionId, own };
  const secret = await withSetup(tx, made, { live });
  if (!secret) return undefined;
  return { secret, own, version, tokenExpiresAt, refreshingSince, checkedAt, unansweredSince };
}

type MadeBy = {
  organizationId: string;
  provider: string;
  world: string;
  setupConnectionId: string | null;
  own: Secret<SecretFields>;
};

/** Adds the fields of the account that made it; undefined where that account is gone. */
async function withSetup(
  tx: Tx,
  { organizationId, provider, world, setupConnectionId, own }: MadeBy,
  { live }: { live: boolean },
): Promise<Secret<SecretFields> | undefined> {
  const { usesSetupCredential, madeBy = [] } = providers[provider] ?? {};
  if (!usesSetupCredential) return own;
  // One of its own fields names it.
  const maker = madeBy.find((id) => Object.values(own.reveal()).includes(id)) ?? "";
  const setup =
    setupConnectionId === null
      ? serverAccountIn(maker, world === "sandbox" ? "sandbox" : "real")
      : await openCredential(tx, { organizationId, id: setupConnectionId }, { live });
  return setup && new Secret({ ...setup.secret.reveal(), ...own.reveal() });
}

const credentialPlace = ({ organizationId, id: rowId }: Owner, version: number) => ({
  organizationId,
  table: "connection",
  rowId,
  field: "credential",
  version,
});

const time = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .nullable();

/** A credential as `begin_tool_call` of the database returns it. */
export const SealedCredential = z.object({
  credential: z.string(),
  version: z.number().int(),
  tokenExpiresAt: time,
  refreshingSince: time,
  checkedAt: time,
  unansweredSince: time,
  vault: GivenKeys,
});
export type SealedCredential = z.infer<typeof SealedCredential>;

/**
 * Opens what was read in the statement that noted the call, for live connections only; not for providers
 * whose calls go with the credential of another account.
 */
export async function openSealedCredential(
  owner: Owner,
  { credential, vault, version, ...times }: SealedCredential,
): Promise<OpenedCredential> {
  const opened = await unsealGiven(vault, credential, credentialPlace(owner, version));
  const own = new Secret(SecretRecord.parse(opened));
  return { secret: own, own, version, ...times };
}

type AttemptPlace = Owner & { field: "verifier" | "tokens" };

const placeOf = ({ organizationId, id, field }: AttemptPlace) => ({
  organizationId,
  table: "connect_attempt",
  rowId: id,
  field,
  version: 1,
});

/** Seals what an attempt keeps for a moment: its PKCE verifier, or tokens about which a person decides. */
export const sealForAttempt = (
  tx: Tx,
  secret: Secret<SecretFields>,
  place: AttemptPlace,
): Promise<string> => seal(tx, secret.reveal(), placeOf(place));

export const openFromAttempt = async (
  tx: Tx,
  sealed: string,
  place: AttemptPlace,
): Promise<Secret<SecretFields>> =>
  new Secret(SecretRecord.parse(await unseal(tx, sealed, placeOf(place))));
