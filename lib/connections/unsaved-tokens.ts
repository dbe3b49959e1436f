import { z } from "zod";
import type { Tx } from "@/lib/db";
import type { Account, SecretFields } from "@/lib/providers/provider";
import { Secret } from "@/lib/vault/secret";
import { openFromAttempt, sealForAttempt } from "./credential";

/** What is kept, sealed, while a person decides about missing permissions. */
export type UnsavedTokens = {
  secret: Secret<SecretFields>;
  account: Account;
  granted: string[];
  /** When access ends, in milliseconds since 1970; null where the provider does not say. */
  endsAt: number | null;
};

const Kept = z.object({
  secret: z.record(z.string(), z.string()),
  account: z.object({
    id: z.string(),
    name: z.string(),
    detail: z.string().optional(),
    identity: z.string().optional(),
  }),
  granted: z.array(z.string()),
  endsAt: z.number().nullable(),
});

type Place = { organizationId: string; id: string };

export function sealUnsaved(tx: Tx, tokens: UnsavedTokens, place: Place): Promise<string> {
  const kept = JSON.stringify({ ...tokens, secret: tokens.secret.reveal() });
  return sealForAttempt(tx, new Secret({ kept }), { ...place, field: "tokens" });
}

/** The tokens of an attempt about which a person decides; undefined for every other attempt. */
export async function unsavedTokens(
  tx: Tx,
  organizationId: string,
  { id, status, sealed }: { id: string; status: string; sealed: string | null },
): Promise<UnsavedTokens | undefined> {
  if (status !== "partial" || sealed === null) return undefined;
  const opened = await openFromAttempt(tx, sealed, { organizationId, id, field: "tokens" });
  const { kept = "" } = opened.reveal();
  const { secret, ...rest } = Kept.parse(JSON.parse(kept));
  return { ...rest, secret: new Secret<SecretFields>(secret) };
}
