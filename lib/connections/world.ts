import { providerClientFromEnv, sandboxOrigin } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { Worlds } from "@/lib/installations/effective";
import { providers } from "@/lib/providers/catalog";
import type { OAuthClient, Provider, SecretFields, World } from "@/lib/providers/provider";
import { Secret } from "@/lib/vault/secret";

const usesOAuth = (providerId: string): boolean => providers[providerId]?.auth.type === "oauth";

/** Which world connecting uses now. A real provider app always wins over the sandbox. */
export function worlds(): Worlds {
  const sandboxOn = sandboxOrigin() !== undefined;
  return {
    sandboxOn,
    usesOAuth,
    oauth: (providerId) => {
      if (!usesOAuth(providerId)) return null;
      if (providerClientFromEnv(providerId)) return "real";
      return sandboxOn ? "sandbox" : null;
    },
  };
}

/** The OAuth client of a provider in a world, or undefined where there is none. */
export function clientOf(providerId: string, world: World): Secret<OAuthClient> | undefined {
  if (world === "sandbox")
    return new Secret({ id: `sandbox-${providerId}`, secret: `sandbox-${providerId}-secret` });
  const client = providerClientFromEnv(providerId);
  return client && new Secret(client);
}

/**
 * Which world a pasted credential belongs to. What contains the word "sandbox" goes only to the
 * sandbox, everything else only to the real provider.
 */
export function worldOfKey(secret: SecretFields, provider: Provider): World {
  const values = Object.values(secret);
  const simulated = values.filter((value) => value.toLowerCase().includes("sandbox"));
  if (simulated.length === 0) return "real";
  if (simulated.length < values.length)
    throw new AppError(
      "invalid_input",
      "One of these values belongs to the sandbox, another does not. Paste all of them from the same place.",
    );
  if (sandboxOrigin() === undefined)
    throw new AppError(
      "invalid_input",
      `This belongs to the sandbox, which is off on this server. Paste one from ${provider.name} itself.`,
    );
  return "sandbox";
}
