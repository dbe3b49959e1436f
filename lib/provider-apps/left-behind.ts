import { clientIdOf } from "@/lib/connections/world";
import { toWorldName } from "@/lib/connections/world-name";
import type { Tx } from "@/lib/db";
import type { World } from "@/lib/providers/provider";

/** A live connection that was made with another client than the one that comes next. */
export type LeftBehind = {
  id: string;
  nodeId: string;
  accountName: string;
  connectedBy: string | null;
  world: World;
};

/**
 * The connections of a provider that go on with another client: they work as before, and have to be
 * authorized anew to use the next one. A new secret of the same client leaves none behind.
 */
export async function findLeftBehind(
  tx: Tx,
  organizationId: string,
  provider: { id: string },
  nextClientId: string | null,
): Promise<LeftBehind[]> {
  const rows = await tx.connection.findMany({
    where: { organizationId, provider: provider.id, endedAt: null },
    select: {
      id: true,
      nodeId: true,
      accountName: true,
      connectedBy: true,
      world: true,
      providerAppId: true,
    },
    orderBy: [{ accountName: "asc" }, { id: "asc" }],
  });
  const known = new Map<string, string>();
  const leftBehind: LeftBehind[] = [];
  for (const { providerAppId, ...row } of rows) {
    const world = toWorldName(row.world);
    const key = `${world} ${providerAppId ?? ""}`;
    const made = { provider, world, providerAppId };
    const clientId = known.get(key) ?? (await clientIdOf(tx, organizationId, made));
    known.set(key, clientId);
    if (clientId !== nextClientId) leftBehind.push({ ...row, world });
  }
  return leftBehind;
}
