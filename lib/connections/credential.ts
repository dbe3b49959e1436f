import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/db";
import type { SecretFields } from "@/lib/providers/provider";
import { seal, unseal } from "@/lib/vault/seal";
import { Secret } from "@/lib/vault/secret";
import { GivenKeys, unsealGiven } from "@/lib/vault/unseal-given";

const SecretRecord = z.record(z.string(), z.string());

/** A connection with the version of its credential: what one use of it needs. */
export type OpenedCredential = {
  secret: Secret<SecretFields>;
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
      credential: true,
      credentialVersion: true,
      tokenExpiresAt: true,
      refreshingSince: true,
      checkedAt: true,
      unansweredSince: true,
    },
  });
  if (!row?.credential) return undefined;
  const { credential, credentialVersion: version, ...times } = row;
  const secret = new Secret(
    SecretRecord.parse(await unseal(tx, credential, credentialPlace(owner, version))),
  );
  return { secret, version, ...times };
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

/** Opens what was read in the statement that noted the call, for live connections only. */
export async function openSealedCredential(
  owner: Owner,
  { credential, vault, version, ...times }: SealedCredential,
): Promise<OpenedCredential> {
  const opened = await unsealGiven(vault, credential, credentialPlace(owner, version));
  return { secret: new Secret(SecretRecord.parse(opened)), version, ...times };
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
