import "server-only";
import { randomBytes } from "node:crypto";
import * as oauth from "oauth4webapi";
import { redirectUriOf } from "@/lib/connections/redirect-uri";
import { readAnswer } from "@/lib/connections/read-answer";
import { redeemCode, TokenRefusedError } from "@/lib/connections/token-endpoint";
import { AppError } from "@/lib/errors";
import type { OAuth, OAuthClient, Provider, World } from "@/lib/providers/provider";
import type { Secret } from "@/lib/vault/secret";

export type SecretVerdict = "accepted" | "refused" | "redirect_refused" | "unsaid";

const verdicts: Readonly<Partial<Record<string, SecretVerdict>>> = {
  // The client is looked at before the code, which nobody ever issued.
  invalid_grant: "accepted",
  redirect_uri_mismatch: "redirect_refused",
  invalid_client: "refused",
  invalid_client_id: "refused",
  unauthorized_client: "refused",
  bad_client_secret: "refused",
};

/** Asks the token endpoint whether it takes a client's secret, by redeeming a code that does not exist. */
export async function trySecret(
  provider: Provider & { auth: OAuth },
  world: World,
  client: Secret<OAuthClient>,
): Promise<SecretVerdict> {
  const { auth } = provider;
  const answer = readAnswer(auth, client, {
    state: "check",
    code: `check${randomBytes(16).toString("hex")}`,
    iss: auth.issuer,
  });
  if (typeof answer === "string") return "unsaid";
  const verifier = oauth.generateRandomCodeVerifier();
  const endpoint = { provider, auth, world, client };
  try {
    await redeemCode(endpoint, answer, redirectUriOf(provider.id), verifier);
    return "unsaid";
  } catch (error) {
    if (error instanceof TokenRefusedError) return verdicts[error.code] ?? "unsaid";
    if (error instanceof AppError) return "unsaid";
    throw error;
  }
}
