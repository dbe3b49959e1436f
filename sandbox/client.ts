import { createHash, randomBytes } from "node:crypto";
import type { ProviderId } from "./hosts";

/** An OAuth app that somebody registered with a provider. Of its secret only the hash is kept. */
export type Client = {
  provider: ProviderId;
  id: string;
  name: string;
  /** Null for the app that is there from the start: the callback of the server that the sandbox was started for. */
  redirectUri: string | null;
  secretHash: string;
};

/** The providers that have OAuth apps; the others give out keys. */
export const oauthProviders = {
  github: "GitHub",
  google: "Google",
  linear: "Linear",
  notion: "Notion",
} as const satisfies Partial<Record<ProviderId, string>>;

export type OAuthProviderId = keyof typeof oauthProviders;

export const isOAuthProviderId = (value: string): value is OAuthProviderId =>
  value in oauthProviders;

/** One app of each provider, whose id and secret every server knows. */
export const seedClients = (): Client[] =>
  Object.keys(oauthProviders)
    .filter(isOAuthProviderId)
    .map((provider) => ({
      provider,
      id: `sandbox-${provider}`,
      name: "Alfe Integrations",
      redirectUri: null,
      secretHash: hashOf(`sandbox-${provider}-secret`),
    }));

export const mintSecret = (): string => `secret_sandbox_${randomBytes(20).toString("hex")}`;

export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
