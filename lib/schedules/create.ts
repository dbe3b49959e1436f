import "server-only";
import { randomUUID } from "node:crypto";
import type { Tx } from "@/lib/db";
import { conflict } from "@/lib/errors";
import type { NewSchedule, Schedule } from "@/lib/integrations/manifest";
import { loadPlace } from "@/lib/pipeline/lineage";
import { requireCallable } from "./callable-tool";
import { enqueueRun } from "./enqueue-run";
import { sealCall } from "./planned-call";
import { scheduleView } from "./schedule-view";
import { readTiming } from "./timing";

const mostPerAgent = 100;

/** Plans a call of an agent, which could be made now. */
export async function createSchedule(
  tx: Tx,
  organizationId: string,
  { nodeId, createdBy }: { nodeId: string; createdBy: string | null },
  planned: NewSchedule,
): Promise<Schedule> {
  const now = new Date();
  const timing = readTiming(planned, now);
  const { lineage } = await loadPlace(tx, organizationId, nodeId, { kind: "system" });
  await requireCallable(tx, organizationId, lineage, planned);
  // Two at once must not both be the hundredth.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('schedules ' || ${nodeId}, 0))`;
  const open = await tx.schedule.count({
    where: {
      organizationId,
      nodeId,
      OR: [{ nextRunAt: { not: null } }, { pausedAt: { not: null } }],
    },
  });
  if (open >= mostPerAgent)
    throw conflict(`An agent has at most ${String(mostPerAgent)} schedules. Delete one first.`);
  const id = randomUUID();
  const row = await tx.schedule.create({
    data: {
      organizationId,
      id,
      nodeId,
      name: planned.name,
      tool: planned.tool,
      createdBy,
      arguments: await sealCall(tx, organizationId, id, planned),
      ...timing,
    },
  });
  await enqueueRun(tx, organizationId, { id, nextRunAt: timing.nextRunAt });
  return scheduleView(row, now);
}
