import { logError } from "@/lib/log";
import { Secret } from "@/lib/vault/secret";
import { redeemCode, type TokenEndpoint, TokenRefusedError } from "./token-endpoint";
import type { ObtainedTokens } from "./unsaved-tokens";

type Redemption = { answer: URLSearchParams; redirectUri: string; verifier: string };

export type Redeemed =
  | { kind: "obtained"; tokens: ObtainedTokens }
  /** The provider said no, with its code for it; the second time it may have given access before. */
  | { kind: "refused"; code: string; again: boolean }
  /** Nobody knows whether the provider gave access. */
  | { kind: "unknown" };

/**
 * Redeems a code. Where no answer came it is tried once more: either the first try never arrived, or
 * the provider sees the code a second time and takes back what it gave for it (RFC 6749 4.1.2).
 */
export async function redeem(endpoint: TokenEndpoint, given: Redemption): Promise<Redeemed> {
  const first = await redeemOnce(endpoint, given);
  if (first.kind !== "unknown") return first;
  const second = await redeemOnce(endpoint, given);
  return second.kind === "refused" ? { ...second, again: true } : second;
}

async function redeemOnce(
  endpoint: TokenEndpoint,
  { answer, redirectUri, verifier }: Redemption,
): Promise<Redeemed> {
  try {
    const tokens = await redeemCode(endpoint, answer, redirectUri, verifier);
    const { accessToken, refreshToken, expiresInSeconds, scopes } = tokens;
    return {
      kind: "obtained",
      tokens: {
        secret: new Secret({ accessToken, ...(refreshToken !== undefined && { refreshToken }) }),
        account: null,
        granted: scopes ?? null,
        endsAt: expiresInSeconds === undefined ? null : Date.now() + expiresInSeconds * 1000,
      },
    };
  } catch (cause) {
    logError("a code was not redeemed", cause, { provider: endpoint.provider.id });
    return cause instanceof TokenRefusedError
      ? { kind: "refused", code: cause.code, again: false }
      : { kind: "unknown" };
  }
}
