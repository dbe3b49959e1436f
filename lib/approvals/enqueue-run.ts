import "server-only";
import type { Tx } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";

/** Has something approved carried out, in the transaction of the decision. */
export const enqueueRun = (
  tx: Tx,
  organizationId: string,
  id: string,
  { keep = false }: { keep?: boolean } = {},
): Promise<void> =>
  enqueue(tx, "run_approved", { organizationId, approvalId: id }, { key: `approved:${id}`, keep });
