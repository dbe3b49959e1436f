import "server-only";
import type { Tx } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";

/** Has a schedule run at its next time, in the transaction that sets it. */
export const enqueueRun = (
  tx: Tx,
  organizationId: string,
  { id, nextRunAt }: { id: string; nextRunAt: Date },
  { keep = false }: { keep?: boolean } = {},
): Promise<void> =>
  enqueue(
    tx,
    "run_schedule",
    { organizationId, scheduleId: id },
    { key: `schedule:${id}`, runAt: nextRunAt, keep },
  );
