import "server-only";
import { inOrganization } from "@/lib/db";
import { enqueueRun } from "./enqueue-run";

const keptMs = 7 * 24 * 3_600_000;

/** Enqueues schedules that lost their job, and forgets what ran once a week ago. */
export const sweepSchedules = (organizationId: string): Promise<void> =>
  inOrganization(organizationId, async (tx) => {
    const due = await tx.schedule.findMany({
      where: { organizationId, nextRunAt: { not: null }, pausedAt: null },
      select: { id: true, nextRunAt: true },
    });
    for (const { id, nextRunAt } of due)
      if (nextRunAt) await enqueueRun(tx, organizationId, { id, nextRunAt }, { keep: true });
    await tx.schedule.deleteMany({
      where: {
        organizationId,
        nextRunAt: null,
        pausedAt: null,
        lastRunAt: { lt: new Date(Date.now() - keptMs) },
      },
    });
  });
