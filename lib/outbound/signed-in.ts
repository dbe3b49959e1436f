import "server-only";
import { createHash } from "node:crypto";
import type { Provider, SecretFields, TokenSet, World } from "@/lib/providers/provider";
import type { Secret } from "@/lib/vault/secret";

type Kept = { token: Promise<string>; endsAt: number };

/** Tokens of some minutes, by the credential that they were got with. They live in this process only. */
const kept = new Map<string, Kept>();

const maxKept = 2_000;
const aheadMs = 5 * 60_000;
/** Where the provider does not say how long a token lives. */
const assumedSeconds = 10 * 60;

/** The token that a credential is exchanged for: asked for once, however many calls need it. */
export function signedIn(
  provider: Pick<Provider, "id">,
  world: World,
  secret: Secret<SecretFields>,
  ask: () => Promise<TokenSet>,
): Promise<string> {
  const key = keyOf(provider, world, secret);
  const found = kept.get(key);
  if (found && found.endsAt > Date.now()) return found.token;
  const entry: Kept = { token: exchange(ask, key), endsAt: Number.POSITIVE_INFINITY };
  kept.delete(key);
  kept.set(key, entry);
  const [oldest] = kept.keys();
  if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest);
  return entry.token;
}

/** Forgets a token that was refused. False where there was none, so that asking again helps nobody. */
export const forgetSignIn = (
  provider: Pick<Provider, "id">,
  world: World,
  secret: Secret<SecretFields>,
): boolean => kept.delete(keyOf(provider, world, secret));

async function exchange(ask: () => Promise<TokenSet>, key: string): Promise<string> {
  try {
    const { accessToken, expiresInSeconds = assumedSeconds } = await ask();
    const entry = kept.get(key);
    const lifeMs = expiresInSeconds * 1000;
    if (entry) entry.endsAt = Date.now() + Math.max(lifeMs - aheadMs, lifeMs / 2);
    return accessToken;
  } catch (error) {
    kept.delete(key);
    throw error;
  }
}

const keyOf = ({ id }: Pick<Provider, "id">, world: World, secret: Secret<SecretFields>): string =>
  createHash("sha256")
    .update(JSON.stringify([id, world, Object.entries(secret.reveal()).sort()]))
    .digest("base64url");
