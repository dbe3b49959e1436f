import { z } from "zod";
import { redirectUriOf } from "@/lib/connections/redirect-uri";
import { clientWithoutOwnApp } from "@/lib/connections/world";
import type { Directory, Tx } from "@/lib/db";
import { sandboxOrigin } from "@/lib/env";
import { providers } from "@/lib/providers/catalog";

/** The app through which a provider is connected, as every surface shows it. It has no field for a secret. */
export const ProviderApp = z.object({
  provider: z.object({ id: z.string(), name: z.string() }),
  /** Whose app it is; "none" where the provider cannot be connected yet. */
  kind: z.enum(["own", "server", "sandbox", "none"]),
  clientId: z.string().nullable(),
  redirectUri: z.string().describe("What to register at the provider"),
  secretSetAt: z.string().nullable(),
  secretSetBy: z.string().nullable(),
  connections: z.number().int().describe("Live connections made with this app"),
  outdated: z.number().int().describe("Live connections made with another app"),
  developerUrl: z.string().nullable().describe("Where an app is registered at the provider"),
  sandboxUrl: z.string().nullable().describe("Where one is registered with the sandbox"),
});
export type ProviderApp = z.infer<typeof ProviderApp>;

type Counted = { provider: string; app: string | null; world: string; count: number };

/** The apps of all providers that take one, or of some. */
export async function loadProviderAppViews(
  tx: Tx & Directory,
  organizationId: string,
  only?: string,
): Promise<ProviderApp[]> {
  const own = await tx.providerApp.findMany({
    where: { organizationId, retiredAt: null },
    select: { id: true, provider: true, clientId: true, createdAt: true, createdBy: true },
  });
  const counted = await tx.$queryRaw<Counted[]>`
    select provider, provider_app_id as app, world, count(*)::int as count from connection
    where organization_id = ${organizationId}::uuid and ended_at is null
    group by provider, provider_app_id, world`;
  const people = await tx.user.findMany({
    where: { id: { in: own.flatMap(({ createdBy }) => createdBy ?? []) } },
    select: { id: true, name: true, email: true },
  });
  const nameOf = new Map(people.map(({ id, name, email }) => [id, name || email]));

  return Object.values(providers).flatMap(({ id, name, auth }): ProviderApp[] => {
    if (auth.type !== "oauth" || (only !== undefined && only !== id)) return [];
    const app = own.find(({ provider }) => provider === id);
    const server = clientWithoutOwnApp(id);
    const rows = counted.filter(({ provider }) => provider === id);
    const isMadeWith = (row: Counted) =>
      app ? row.app === app.id : row.app === null && row.world === worldOf[server.kind];
    const sum = (list: Counted[]) => list.reduce((total, { count }) => total + count, 0);
    const redirectUri = redirectUriOf(id);
    return [
      {
        provider: { id, name },
        kind: app ? "own" : server.kind,
        clientId: app?.clientId ?? ("clientId" in server ? server.clientId : null),
        redirectUri,
        secretSetAt: app?.createdAt.toISOString() ?? null,
        secretSetBy: nameOf.get(app?.createdBy ?? "") ?? null,
        connections: sum(rows.filter(isMadeWith)),
        outdated: sum(rows.filter((row) => !isMadeWith(row))),
        developerUrl: auth.developerUrl,
        sandboxUrl: sandboxPage(id, redirectUri),
      },
    ];
  });
}

const worldOf = { server: "real", sandbox: "sandbox", none: null } as const;

/** The sandbox's page for this, filled in as far as it is known. */
function sandboxPage(provider: string, redirectUri: string): string | null {
  const origin = sandboxOrigin();
  if (origin === undefined) return null;
  const url = new URL("/apps", origin);
  url.searchParams.set("provider", provider);
  url.searchParams.set("redirectUri", redirectUri);
  return url.href;
}

/** The app of one provider. */
export async function loadProviderAppView(
  tx: Tx & Directory,
  organizationId: string,
  providerId: string,
): Promise<ProviderApp> {
  const [app] = await loadProviderAppViews(tx, organizationId, providerId);
  if (!app) throw new Error("Only providers that take an app are asked about");
  return app;
}
