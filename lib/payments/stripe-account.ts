import "server-only";
import { env, sandboxOrigin, serverAccountsFromEnv } from "@/lib/env";
import type { World } from "@/lib/providers/provider";
import { Secret } from "@/lib/vault/secret";

/** The Stripe account that this server takes payments with. */
export type StripeAccount = {
  world: World;
  secretKey: Secret<string>;
  /** What its webhooks are signed with. */
  webhookSecret: Secret<string>;
};

/** What the sandbox's own account is opened with; it knows it from the start. */
const inSandbox = { secretKey: "sk_sandbox_alfe", webhookSecret: "whsec_sandbox_alfe" };

/**
 * The operator's account, else the sandbox's while that is on; undefined where payments are only recorded. The
 * sandbox's money must not pay for what really costs something.
 */
export function stripeAccount(): StripeAccount | undefined {
  const { ALFE_STRIPE_SECRET_KEY: key, ALFE_STRIPE_WEBHOOK_SECRET: secret } = env();
  if (key !== undefined && secret !== undefined)
    return { world: "real", secretKey: new Secret(key), webhookSecret: new Secret(secret) };
  if (sandboxOrigin() === undefined || serverAccountsFromEnv().size > 0) return undefined;
  return {
    world: "sandbox",
    secretKey: new Secret(inSandbox.secretKey),
    webhookSecret: new Secret(inSandbox.webhookSecret),
  };
}
