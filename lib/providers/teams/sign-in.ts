import { decodeJwt } from "jose";
import { z } from "zod";
import { requireSecret } from "../bearer";
import type { Account, ProviderCall, SecretFields, TokenSet } from "../provider";
import { readAccount } from "../read-account";

const Token = z.object({ access_token: z.string(), expires_in: z.coerce.number() });

/** Gets the token that the connector of Teams takes: from Entra, with the bot's own secret. */
export async function signInTeams(call: ProviderCall, secret: SecretFields): Promise<TokenSet> {
  const tenant = encodeURIComponent(requireSecret(secret, "tenantId"));
  const { body } = await call({
    method: "POST",
    url: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`,
    anonymous: true,
    form: {
      grant_type: "client_credentials",
      client_id: requireSecret(secret, "appId"),
      client_secret: requireSecret(secret, "clientSecret"),
      scope: "https://api.botframework.com/.default",
    },
  });
  const { access_token, expires_in } = readAccount("Microsoft", Token, body);
  return { accessToken: access_token, expiresInSeconds: expires_in };
}

/** A token for the bot is all that Microsoft tells of it without further permissions. */
export async function probeTeams(call: ProviderCall, secret: SecretFields): Promise<Account> {
  const { accessToken } = await signInTeams(call, secret);
  const id = requireSecret(secret, "appId").toLowerCase();
  return {
    id,
    name: nameIn(accessToken) ?? `Bot ${id.slice(0, 8)}`,
    detail: `tenant ${requireSecret(secret, "tenantId").toLowerCase()}`,
    identity: id,
  };
}

/** The app's name, where the token happens to say it. Only shown, so that it need not be verified. */
function nameIn(token: string): string | undefined {
  try {
    const { app_displayname } = decodeJwt(token);
    return typeof app_displayname === "string" ? app_displayname.slice(0, 100) : undefined;
  } catch {
    return undefined;
  }
}
