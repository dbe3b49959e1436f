import type { Tx } from "@/lib/db";
import { conflict } from "@/lib/errors";
import type { PlannedChange } from "@/lib/installations/planned-change";
import { computePreview, type Preview } from "@/lib/installations/preview";

/**
 * What a removal is about to do, from the facts before it: for its receipt. Throws a conflict when
 * that is not what was confirmed.
 */
export async function confirmedPreview(
  tx: Tx,
  organizationId: string,
  change: PlannedChange,
  digest: string | undefined,
): Promise<Preview> {
  const preview = await computePreview(tx, organizationId, change);
  if (digest !== undefined && preview.digest !== digest)
    throw conflict("Things changed while you looked. Look at the new list, then confirm again.");
  return preview;
}
