import type { Tx } from "@/lib/db";
import { planner } from "@/lib/integrations/catalog";
import { deleteSchedules } from "./delete-schedules";

type Removed = {
  organizationId: string;
  /** Where the integration was removed. */
  nodeId: string;
  integration: string;
};

/**
 * Ends the schedules of agents that have no scheduler any more, after its installation was removed:
 * installing it again must not bring them back. Returns how many there were.
 */
export async function deleteOrphanedSchedules(
  tx: Tx,
  { organizationId, nodeId, integration }: Removed,
): Promise<number> {
  if (integration !== planner.id) return 0;
  const orphans = await tx.$queryRaw<{ id: string }[]>`
    select s.id from subtree(${organizationId}::uuid, ${nodeId}::uuid) s
    where s.kind = 'agent' and not exists (
      select from lineage(${organizationId}::uuid, s.id) l
      join installation i on i.organization_id = ${organizationId}::uuid and i.node_id = l.id
        and i.integration = ${integration})`;
  return deleteSchedules(
    tx,
    organizationId,
    orphans.map(({ id }) => id),
  );
}
