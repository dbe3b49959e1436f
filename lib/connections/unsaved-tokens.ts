import { z } from "zod";
import type { Tx } from "@/lib/db";
import type { Account, SecretFields } from "@/lib/providers/provider";
import { Secret } from "@/lib/vault/secret";
import { sealedFieldOf } from "./attempt";
import { openFromAttempt, sealForAttempt } from "./credential";

/** What a provider gave, kept sealed until it is stored as a connection or given back. */
export type ObtainedTokens = {
  secret: Secret<SecretFields>;
  /** Null before it is known. */
  account: Account | null;
  /** Null where the provider has not said. */
  granted: string[] | null;
  /** When access ends, in milliseconds since 1970; null where the provider does not say. */
  endsAt: number | null;
};

/** Those of which all is known that a connection needs. */
export type UnsavedTokens = ObtainedTokens & { account: Account; granted: string[] };

const Kept = z.object({
  secret: z.record(z.string(), z.string()),
  account: z
    .object({
      id: z.string(),
      name: z.string(),
      detail: z.string().optional(),
      identity: z.string().optional(),
    })
    .nullable(),
  granted: z.array(z.string()).nullable(),
  endsAt: z.number().nullable(),
});

type Place = { organizationId: string; id: string };

export function sealUnsaved(tx: Tx, tokens: ObtainedTokens, place: Place): Promise<string> {
  const { secret, account, granted, endsAt } = tokens;
  const kept = JSON.stringify({ secret: secret.reveal(), account, granted, endsAt });
  return sealForAttempt(tx, new Secret({ kept }), { ...place, field: "tokens" });
}

/** What an attempt obtained and has neither stored nor given back; undefined where that is nothing. */
export async function obtainedTokens(
  tx: Tx,
  organizationId: string,
  { id, status, sealed }: { id: string; status: string; sealed: string | null },
): Promise<ObtainedTokens | undefined> {
  if (sealed === null || sealedFieldOf(status) !== "tokens") return undefined;
  const opened = await openFromAttempt(tx, sealed, { organizationId, id, field: "tokens" });
  const { kept = "" } = opened.reveal();
  const { secret, ...rest } = Kept.parse(JSON.parse(kept));
  return { ...rest, secret: new Secret<SecretFields>(secret) };
}

/** The tokens of an attempt about which a person decides; undefined for every other attempt. */
export async function unsavedTokens(
  tx: Tx,
  organizationId: string,
  row: { id: string; status: string; sealed: string | null },
): Promise<UnsavedTokens | undefined> {
  const isDecided = row.status !== "partial" && row.status !== "wrong_account";
  const tokens = isDecided ? undefined : await obtainedTokens(tx, organizationId, row);
  if (!tokens?.account || !tokens.granted) return undefined;
  return { ...tokens, account: tokens.account, granted: tokens.granted };
}
