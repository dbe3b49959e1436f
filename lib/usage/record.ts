import "server-only";
import type { Tx } from "@/lib/db";
import type { Used } from "./usage-event";

/** Notes what costs money, in the transaction of whatever caused it. Told again it changes nothing. */
export async function recordUsage(tx: Pick<Tx, "usageEvent">, used: Used): Promise<void> {
  const { callId = null, estimateMicros = null, details = {}, ...rest } = used;
  await tx.usageEvent.createMany({
    data: { ...rest, callId, estimateMicros, details },
    skipDuplicates: true,
  });
}
