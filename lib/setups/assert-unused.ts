import type { Tx } from "@/lib/db";
import { conflict } from "@/lib/errors";
import { providers } from "@/lib/providers/catalog";

/** How many live connections an account made. */
export const countMade = (tx: Tx, organizationId: string, setupConnectionId: string) =>
  tx.connection.count({ where: { organizationId, setupConnectionId, endedAt: null } });

/**
 * Refuses to disconnect an account while what it made works by its credential only: numbers would go
 * dead and go on costing money.
 */
export async function assertUnused(
  tx: Tx,
  organizationId: string,
  { id, provider }: { id: string; provider: string },
): Promise<void> {
  const where = { organizationId, setupConnectionId: id, endedAt: null };
  const rows = await tx.connection.findMany({ where, select: { provider: true } });
  const live = rows.filter((row) => providers[row.provider]?.usesSetupCredential).length;
  const coming = await tx.provision.count({ where: { ...where, kind: "number" } });
  if (live + coming === 0) return;
  const name = providers[provider]?.name ?? provider;
  const numbers = live + coming === 1 ? "1 number" : `${String(live + coming)} numbers`;
  throw conflict(
    `${numbers} of agents ${live + coming === 1 ? "lives" : "live"} at this ${name} account. Release ${live + coming === 1 ? "it" : "them"} first, or they would go on costing money.`,
  );
}
