import "server-only";
import { worlds } from "@/lib/connections/world";
import type { Tx } from "@/lib/db";
import { resolveEffective } from "@/lib/installations/effective";
import { type Facts, loadFacts } from "@/lib/installations/facts";
import { integrations } from "@/lib/integrations/catalog";
import type { Integration } from "@/lib/integrations/manifest";

/** Beyond that nobody counts along. */
const mostPlaces = 500;

type Place = { nodeId: string; integration: Integration };

/**
 * Puts money in by `pay`, and counts the integrations that go on because of it: those that stood paused for
 * want of credit, each where it is installed or has its own account.
 */
export async function countResumed(
  tx: Tx,
  organizationId: string,
  pay: () => Promise<unknown>,
): Promise<number> {
  const places = await placesOfUsage(tx, organizationId);
  const before = await pausedOf(tx, organizationId, places);
  await pay();
  const after = await pausedOf(tx, organizationId, before);
  return before.length - after.length;
}

async function placesOfUsage(tx: Tx, organizationId: string): Promise<Place[]> {
  const metered = integrations.filter(({ price }) => price === "usage");
  const installed = await tx.installation.findMany({
    where: { organizationId, integration: { in: metered.map(({ id }) => id) } },
    select: { nodeId: true, integration: true },
    orderBy: { createdAt: "desc" },
    take: mostPlaces,
  });
  const accounts = await tx.connection.findMany({
    where: {
      organizationId,
      endedAt: null,
      provider: { in: metered.flatMap(({ provider }) => provider ?? []) },
    },
    select: { nodeId: true, provider: true },
    orderBy: { createdAt: "desc" },
    take: mostPlaces,
  });
  const places = [
    ...metered.flatMap((integration) =>
      installed
        .filter((each) => each.integration === integration.id)
        .map(({ nodeId }) => ({ nodeId, integration })),
    ),
    ...metered.flatMap((integration) =>
      accounts
        .filter(({ provider }) => provider === integration.provider)
        .map(({ nodeId }) => ({ nodeId, integration })),
    ),
  ];
  const keyOf = ({ nodeId, integration }: Place) => `${nodeId} ${integration.id}`;
  return [...new Map(places.map((place) => [keyOf(place), place])).values()];
}

async function pausedOf(
  tx: Tx,
  organizationId: string,
  places: readonly Place[],
): Promise<Place[]> {
  if (places.length === 0) return [];
  const nodeIds = [...new Set(places.map(({ nodeId }) => nodeId))];
  const facts: Facts = await loadFacts(tx, organizationId, nodeIds);
  const given = { facts, worlds: worlds(facts.providerApps), now: new Date() };
  return places.filter((place) => {
    const { status, reason } = resolveEffective({ ...given, ...place });
    return status === "paused" && reason === "no_credit";
  });
}
