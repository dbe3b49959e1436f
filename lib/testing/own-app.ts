import { redirectUriOf } from "@/lib/connections/redirect-uri";
import type { Caller } from "@/lib/pipeline/actor";
import { execute } from "@/lib/pipeline/execute";
import { setProviderApp } from "@/lib/provider-apps/set";
import type { OwnSandbox } from "./own-sandbox";

export type RegisteredApp = { clientId: string; clientSecret: string };

/** Registers an OAuth app with the sandbox, as an organization's admin does in a provider's settings. */
export async function registerApp(
  { control }: Pick<OwnSandbox, "control">,
  provider: string,
): Promise<RegisteredApp> {
  const redirectUri = redirectUriOf(provider);
  const made = await control("POST", "/clients", { provider, name: "Acme agents", redirectUri });
  const { id, secret } = made as { id: string; secret: string };
  return { clientId: id, clientSecret: secret };
}

/** The same, put into use. */
export async function useOwnApp(
  sandbox: Pick<OwnSandbox, "control">,
  caller: Caller,
  provider: string,
): Promise<RegisteredApp> {
  const app = await registerApp(sandbox, provider);
  await execute(setProviderApp, caller, { provider, ...app });
  return app;
}
