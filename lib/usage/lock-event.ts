import "server-only";
import type { Tx } from "@/lib/db";

/** What names a usage event. */
export type EventKey = { organizationId: string; key: string };

/**
 * A usage event, kept from whoever else prices it or finds that it failed until the transaction ends: whichever
 * is the later sees what the other said. Before the credits are locked, as by everybody. Null where there is none.
 */
export async function lockEvent(tx: Tx, { organizationId, key }: EventKey) {
  await tx.$queryRaw`
    select id from usage_event where organization_id = ${organizationId}::uuid and key = ${key} for update`;
  return tx.usageEvent.findUnique({ where: { organizationId_key: { organizationId, key } } });
}
