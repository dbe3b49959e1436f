import "server-only";
import type { Tx } from "@/lib/db";

/**
 * Ends every schedule of these nodes, in the transaction of the change that takes them their agent or
 * the scheduler, and returns how many there were. A job that waits for one finds nothing to do.
 */
export async function deleteSchedules(
  tx: Tx,
  organizationId: string,
  nodeIds: readonly string[],
): Promise<number> {
  const { count } = await tx.schedule.deleteMany({
    where: { organizationId, nodeId: { in: [...nodeIds] } },
  });
  return count;
}
