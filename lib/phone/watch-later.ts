import type { Tx } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";

/** A call in which nobody said anything for so long was left by one of both. */
export const silentForMs = 3 * 60_000;

/** Has a call looked at that could go on with nobody in it, and cost money. */
export const watchLater = (
  tx: Tx,
  { organizationId, conversationId }: { organizationId: string; conversationId: string },
  runAt: Date,
): Promise<void> =>
  enqueue(
    tx,
    "drive_call",
    { organizationId, conversationId, watch: true },
    { key: `watch_call:${conversationId}`, runAt, maxAttempts: 5 },
  );
