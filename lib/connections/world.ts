import type { Tx } from "@/lib/db";
import { providerClientFromEnv, sandboxOrigin } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { Worlds } from "@/lib/installations/effective";
import type { Facts } from "@/lib/installations/facts";
import { providers } from "@/lib/providers/catalog";
import type { OAuthClient, Provider, SecretFields, World } from "@/lib/providers/provider";
import { openAppSecret } from "@/lib/provider-apps/app-secret";
import { serverAccount } from "@/lib/setups/server-account";
import { Secret } from "@/lib/vault/secret";
import { toWorldName } from "./world-name";

type ProviderApps = Facts["providerApps"];

/** What decides which OAuth client a credential belongs to. */
export type MadeWith = {
  provider: Pick<Provider, "id">;
  world: World;
  /** The version of the organization's own app; null for the server's client. */
  providerAppId: string | null;
};

export type CurrentClient = {
  client: Secret<OAuthClient>;
  world: World;
  providerAppId: string | null;
};

const usesOAuth = (providerId: string): boolean => providers[providerId]?.auth.type === "oauth";

/** An own app of the sandbox says nothing while the sandbox is off. */
const ownApp = (providerApps: ProviderApps, providerId: string) =>
  providerApps.find(
    ({ provider, world }) =>
      provider === providerId && (world === "real" || sandboxOrigin() !== undefined),
  );

/**
 * Which world connecting uses now: that of the organization's own app, else that of the server's
 * client, else the sandbox. A real provider app always wins over the sandbox.
 */
export function worlds(providerApps: ProviderApps): Worlds {
  const sandboxOn = sandboxOrigin() !== undefined;
  return {
    sandboxOn,
    usesOAuth,
    service: (serviceId) => serverAccount(serviceId)?.world ?? null,
    oauth: (providerId) => {
      if (!usesOAuth(providerId)) return null;
      const own = ownApp(providerApps, providerId);
      if (own) return own.world;
      if (providerClientFromEnv(providerId)) return "real";
      return sandboxOn ? "sandbox" : null;
    },
  };
}

/** The organization's own apps in use, for `worlds` where no facts are at hand. */
export async function loadProviderApps(tx: Tx, organizationId: string): Promise<ProviderApps> {
  const rows = await tx.providerApp.findMany({
    where: { organizationId, retiredAt: null },
    select: { id: true, provider: true, world: true },
  });
  return rows.map((row) => ({ ...row, world: toWorldName(row.world) }));
}

/** The server's own client: the operator's, or the one that the sandbox knows from the start. */
function serverClient(providerId: string, world: World): OAuthClient | undefined {
  return world === "sandbox"
    ? { id: `sandbox-${providerId}`, secret: `sandbox-${providerId}-secret` }
    : providerClientFromEnv(providerId);
}

/** Which client a provider is connected with where the organization has no app of its own. */
export function clientWithoutOwnApp(
  providerId: string,
): { kind: "server" | "sandbox"; clientId: string } | { kind: "none" } {
  const world = worlds([]).oauth(providerId);
  const client = world && serverClient(providerId, world);
  if (!client) return { kind: "none" };
  return { kind: world === "sandbox" ? "sandbox" : "server", clientId: client.id };
}

/**
 * The very client that a connection or an attempt was made with; undefined where the server has none,
 * or where the secret of an own app was destroyed.
 */
export async function clientOf(
  tx: Tx,
  organizationId: string,
  { provider, world, providerAppId }: MadeWith,
): Promise<{ client: Secret<OAuthClient> } | undefined> {
  if (providerAppId === null) {
    const client = serverClient(provider.id, world);
    return client && { client: new Secret(client) };
  }
  const row = await tx.providerApp.findFirst({
    where: { organizationId, id: providerAppId },
    select: { clientId: true, secret: true },
  });
  if (!row?.secret) return undefined;
  const secret = await openAppSecret(tx, { organizationId, id: providerAppId }, row.secret);
  return { client: new Secret({ id: row.clientId, secret: secret.reveal() }) };
}

/** The client of a stored connection, as it is now: a new secret of the same client moves it on. */
export async function clientOfConnection(
  tx: Tx,
  organizationId: string,
  connectionId: string,
): Promise<{ client: Secret<OAuthClient> } | undefined> {
  const row = await tx.connection.findFirst({
    where: { organizationId, id: connectionId },
    select: { provider: true, world: true, providerAppId: true },
  });
  if (!row) return undefined;
  const { provider, world, providerAppId } = row;
  return clientOf(tx, organizationId, {
    provider: { id: provider },
    world: toWorldName(world),
    providerAppId,
  });
}

/** The public id of that client, which outlives its secret; empty where there is none. */
export async function clientIdOf(
  tx: Tx,
  organizationId: string,
  { provider, world, providerAppId }: MadeWith,
): Promise<string> {
  if (providerAppId === null) return serverClient(provider.id, world)?.id ?? "";
  const row = await tx.providerApp.findFirst({
    where: { organizationId, id: providerAppId },
    select: { clientId: true },
  });
  return row?.clientId ?? "";
}

/** The client that new attempts use, or undefined where the provider cannot be connected. */
export async function currentClient(
  tx: Tx,
  organizationId: string,
  provider: Pick<Provider, "id">,
): Promise<CurrentClient | undefined> {
  const providerApps = await loadProviderApps(tx, organizationId);
  const world = worlds(providerApps).oauth(provider.id);
  if (world === null) return undefined;
  const providerAppId = ownApp(providerApps, provider.id)?.id ?? null;
  const found = await clientOf(tx, organizationId, { provider, world, providerAppId });
  return found && { ...found, world, providerAppId };
}

/**
 * Which world a pasted credential belongs to. What contains the word "sandbox" goes only to the
 * sandbox, everything else only to the real provider.
 */
export function worldOfKey(secret: SecretFields, provider: Provider): World {
  const { auth } = provider;
  const plain = auth.type === "key" ? auth.fields.filter(({ isPlain }) => isPlain) : [];
  const values = Object.entries(secret).flatMap(([name, value]) =>
    plain.some((field) => field.name === name) ? [] : [value],
  );
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
