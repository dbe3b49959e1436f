import { randomBytes, timingSafeEqual } from "node:crypto";
import { type Client, hashOf, mintSecret, type OAuthProviderId } from "./client";
import type { ProviderId } from "./hosts";
import { revokeGrant } from "./oauth";
import type { Sandbox } from "./sandbox";
import type { SandboxState } from "./state";

export const findClient = (
  { clients }: SandboxState,
  provider: ProviderId,
  id: string | null | undefined,
): Client | undefined => clients.find((each) => each.provider === provider && each.id === id);

/** The client that shows its right secret. */
export function authenticateClient(
  state: SandboxState,
  provider: ProviderId,
  id: string | undefined,
  secret: string | undefined,
): Client | undefined {
  const client = findClient(state, provider, id);
  const shown = Buffer.from(hashOf(secret ?? ""));
  return client && timingSafeEqual(shown, Buffer.from(client.secretHash)) ? client : undefined;
}

/** The one address that a client's codes are sent to. */
export const redirectUriOf = (
  { redirectOrigin }: Pick<Sandbox, "redirectOrigin">,
  { provider, redirectUri }: Pick<Client, "provider" | "redirectUri">,
): string => redirectUri ?? `${redirectOrigin}/api/oauth/${provider}/callback`;

/** Registers an app; its secret is returned this one time. */
export function registerClient(
  state: SandboxState,
  wanted: { provider: OAuthProviderId; name: string; redirectUri: string },
): { client: Client; secret: string } {
  const id = `sandbox-${wanted.provider}-${randomBytes(8).toString("hex")}`;
  const secret = mintSecret();
  const client: Client = { ...wanted, id, secretHash: hashOf(secret) };
  state.clients.push(client);
  return { client, secret };
}

/** Gives an app a new secret. The old one is refused from then on; its users' grants stay. */
export function rotateSecret(client: Client): string {
  const secret = mintSecret();
  client.secretHash = hashOf(secret);
  return secret;
}

/** Deletes an app, and with it all that its users allowed it. */
export function deleteClient(state: SandboxState, client: Client): void {
  state.clients = state.clients.filter((each) => each !== client);
  for (const grant of state.grants)
    if (grant.provider === client.provider && grant.clientId === client.id)
      revokeGrant(state, grant);
}
