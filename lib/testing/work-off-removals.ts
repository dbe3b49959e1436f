import { inOrganization } from "@/lib/db";
import { cleanUp } from "@/lib/removals/run";

/** Does the clean-ups of an organization that are still to do, as a worker would. */
export async function workOffRemovals(organizationId: string): Promise<void> {
  const open = await inOrganization(organizationId, (tx) =>
    tx.removal.findMany({ where: { organizationId, finishedAt: null }, select: { id: true } }),
  );
  for (const { id } of open) await cleanUp(organizationId, id);
}
