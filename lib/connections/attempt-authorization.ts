import "server-only";
import type { Tx } from "@/lib/db";
import { getProvider } from "@/lib/providers/catalog";
import type { MadeApp } from "@/lib/providers/make";
import type { OAuth, OAuthClient, World } from "@/lib/providers/provider";
import { provisionsOf } from "@/lib/provisions/provision";
import { openProvisionSecret } from "@/lib/provisions/provision-secret";
import { Secret } from "@/lib/vault/secret";
import type { AttemptRow } from "./attempt";
import { toWorldName } from "./world-name";
import { openCredential } from "./credential";
import { clientOf } from "./world";

/** How an attempt is authorized. */
export type AttemptAuthorization = {
  auth: OAuth;
  client: Secret<OAuthClient>;
  world: World;
  /** The agent's own app, where one was made for it. */
  made: Secret<MadeApp> | null;
};

type Attempt = Pick<
  AttemptRow,
  "id" | "provider" | "world" | "providerAppId" | "way" | "reconnects"
>;

/**
 * With which client an attempt is authorized: the organization's or the server's, or that of the app
 * that was made for the agent. Undefined where there is none (any more).
 */
export async function authorizationOf(
  tx: Tx,
  organizationId: string,
  attempt: Attempt,
): Promise<AttemptAuthorization | undefined> {
  const provider = getProvider(attempt.provider);
  if (attempt.way === "app") {
    const made = await appOf(tx, organizationId, attempt);
    if (!provider.app || !made) return undefined;
    const { oauth: auth } = provider.app;
    return {
      auth,
      client: new Secret(made.app.reveal().client),
      world: made.world,
      made: made.app,
    };
  }
  const { auth } = provider;
  const world = toWorldName(attempt.world);
  const { providerAppId } = attempt;
  const found = await clientOf(tx, organizationId, { provider, world, providerAppId });
  if (auth.type !== "oauth" || !found) return undefined;
  return { auth, client: found.client, world, made: null };
}

type OwnApp = { app: Secret<MadeApp>; world: World };

/** The app that was made for an attempt, or that of the connection that it authorizes anew. */
async function appOf(
  tx: Tx,
  organizationId: string,
  { id, provider, reconnects }: Attempt,
): Promise<OwnApp | undefined> {
  if (reconnects !== null) return appOfConnection(tx, organizationId, provider, reconnects);
  const [provision] = await provisionsOf(tx, organizationId, id);
  if (!provision?.externalId) return undefined;
  const secret = await openProvisionSecret(tx, { organizationId, id: provision.id });
  const { client, fields } = secret?.reveal() ?? {};
  if (!client || !fields) return undefined;
  const app = new Secret({ externalId: provision.externalId, client, secret: fields });
  return { app, world: provision.world };
}

/** The app that a connection was made with; undefined where it was pasted. */
export async function appOfConnection(
  tx: Tx,
  organizationId: string,
  providerId: string,
  id: string,
): Promise<OwnApp | undefined> {
  const { app } = getProvider(providerId);
  const row = await tx.connection.findFirst({
    where: { organizationId, id, provider: providerId, endedAt: null },
    select: { world: true },
  });
  const opened = row && app && (await openCredential(tx, { organizationId, id }, { live: true }));
  const made = opened && app.madeOf(opened.own.reveal());
  return made ? { app: new Secret(made), world: toWorldName(row.world) } : undefined;
}
