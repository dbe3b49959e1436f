import "server-only";
import type { Tx } from "@/lib/db";
import { conflict, notFound } from "@/lib/errors";
import type { Schedule } from "@/lib/integrations/manifest";
import { enqueueRun } from "./enqueue-run";
import { scheduleView } from "./schedule-view";
import { nextAfter } from "./timing";

/** Pauses a schedule of an agent, or lets it go on from now. */
export async function setPaused(
  tx: Tx,
  { organizationId, nodeId, id }: { organizationId: string; nodeId: string; id: string },
  paused: boolean,
  /** Whoever lets it go on answers for it from now on. */
  by: string | null,
): Promise<Schedule> {
  const now = new Date();
  // A run that claims its occurrence at this moment comes before or after, not in between.
  await tx.$executeRaw`
    select from schedule where organization_id = ${organizationId}::uuid and id = ${id}::uuid for update`;
  const row = await tx.schedule.findFirst({ where: { organizationId, nodeId, id } });
  if (!row) throw notFound("This schedule");
  if ((row.pausedAt !== null) === paused) return scheduleView(row, now);
  if (row.nextRunAt === null && paused) throw conflict("This schedule has run already.");
  const nextRunAt = paused ? null : nextAfter(row, now);
  if (!paused && !nextRunAt) throw conflict("Its time has passed. Create another schedule.");
  const changed = await tx.schedule.update({
    where: { organizationId_id: { organizationId, id } },
    data: {
      pausedAt: paused ? now : null,
      pausedReason: null,
      nextRunAt,
      ...(!paused && { createdBy: by }),
    },
  });
  if (nextRunAt) await enqueueRun(tx, organizationId, { id, nextRunAt });
  return scheduleView(changed, now);
}
