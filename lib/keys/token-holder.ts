import "server-only";
import { callFunction } from "@/lib/db";
import { hashToken } from "@/lib/vault/token";

/** A person who came with a personal token. */
export type TokenHolder = { tokenId: string; userId: string; lastUsedAt: string | null };

/**
 * Whose personal token this is, in one statement that writes nothing; null for one that is not good,
 * and for somebody without any role in its organization.
 */
export async function readPersonalToken(
  organizationId: string,
  token: string,
): Promise<TokenHolder | null> {
  const [row] = await callFunction<{ holder: TokenHolder | null }>({
    name: "token_holder",
    text: "select token_holder($1, $2) as holder",
    values: [organizationId, hashToken(token)],
  });
  return row?.holder ?? null;
}
