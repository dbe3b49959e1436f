import type { Tx } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";

/** Has what waits in an inbox sent to the agent's own address; now where no time is said. */
export const enqueueDelivery = (
  tx: Pick<Tx, "$executeRaw">,
  { organizationId, nodeId }: { organizationId: string; nodeId: string },
  options: { runAt?: Date; keep?: boolean } = {},
): Promise<void> =>
  enqueue(
    tx,
    "deliver_inbox",
    { organizationId, nodeId },
    // The same key is in receive_messages of the database.
    { key: `deliver_inbox:${nodeId}`, ...options },
  );
