import type { Tx } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";

/** Has an attempt ended when its time is over, whatever becomes of the process that works on it. */
export const endWhenOverdue = (
  tx: Tx,
  { organizationId, id }: { organizationId: string; id: string },
  runAt: Date,
  /** `keep` leaves a job that is there as it is. */
  { keep = false }: { keep?: boolean } = {},
): Promise<void> =>
  enqueue(
    tx,
    "end_attempt",
    { organizationId, attemptId: id },
    { key: `attempt:${id}`, runAt, keep },
  );
