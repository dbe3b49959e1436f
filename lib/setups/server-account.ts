import "server-only";
import { serverAccountFromEnv, sandboxOrigin } from "@/lib/env";
import type { SecretFields, World } from "@/lib/providers/provider";
import { Secret } from "@/lib/vault/secret";

/** An account of a setup provider or a service that belongs to the operator and serves every organization. */
export type ServerAccount = { world: World; secret: Secret<SecretFields> };

/** What the sandbox's own accounts are opened with; it knows them from the start. */
const inSandbox: Readonly<Partial<Record<string, SecretFields>>> = {
  twilio: { accountSid: "AC_sandbox_alfe", authToken: "twilio_sandbox_alfe" },
  telnyx: {
    apiKey: "KEY_sandbox_alfe",
    publicKey: "sQX65hMaVE0O2bTcmO2lH86VjcplxieDTtziU4n9JvM=",
  },
  brave: { apiKey: "BSA_sandbox_alfe" },
};

/** The server's own account at a setup provider or a service: the operator's, else the sandbox's while that is on. */
export function serverAccount(providerId: string): ServerAccount | undefined {
  const own = serverAccountFromEnv(providerId);
  if (own) return { world: "real", secret: new Secret(own) };
  return serverAccountIn(providerId, "sandbox");
}

/** The one of that world, for what was made with it before. */
export function serverAccountIn(providerId: string, world: World): ServerAccount | undefined {
  if (world === "real") {
    const own = serverAccountFromEnv(providerId);
    return own && { world, secret: new Secret(own) };
  }
  const known = sandboxOrigin() === undefined ? undefined : inSandbox[providerId];
  return known && { world, secret: new Secret(known) };
}
