import { z } from "zod";
import { bearer, requireSecret } from "../bearer";
import type { Account, ProviderCall, SecretFields, TokenSet } from "../provider";
import { readAccount } from "../read-account";

const Rotated = z.object({
  token: z.string(),
  refresh_token: z.string(),
  iat: z.number().optional(),
  exp: z.number(),
});

/** Spends the refresh token, which is good for one use, for the next pair. */
export async function rotateSlackTokens(
  call: ProviderCall,
  secret: SecretFields,
): Promise<TokenSet> {
  const { body } = await call({
    method: "POST",
    url: "https://slack.com/api/tooling.tokens.rotate",
    form: { refresh_token: requireSecret(secret, "refreshToken") },
  });
  const { token, refresh_token, iat, exp } = readAccount("Slack", Rotated, body);
  return {
    accessToken: token,
    refreshToken: refresh_token,
    expiresInSeconds: Math.max(0, exp - (iat ?? Math.floor(Date.now() / 1000))),
  };
}

const AuthTest = z.object({
  team: z.string(),
  team_id: z.string(),
  user: z.string(),
  user_id: z.string(),
});

/** The workspace, and the person whose apps they will be. */
export async function probeWorkspace(call: ProviderCall): Promise<Account> {
  const { body } = await call({ method: "POST", url: "https://slack.com/api/auth.test" });
  const { team, team_id, user, user_id } = readAccount("Slack", AuthTest, body);
  return { id: `${team_id}:${user_id}`, name: team, detail: `apps of ${user}` };
}

export const withAccessToken = bearer("accessToken");
