import "server-only";
import type { Tx } from "@/lib/db";
import { type Payload, payloads, type TaskName } from "./payloads";

export type EnqueueOptions = {
  /** Of all waiting jobs with one key the latest stands. */
  key?: string;
  /** Not before; now where it is not said. */
  runAt?: Date;
  /** How often it is tried before it is given up; 25 times, over a week, where it is not said. */
  maxAttempts?: number;
  /** Leaves a waiting or running job with this key as it is. */
  keep?: boolean;
};

/**
 * Has something done in the background, in the transaction of the change that takes it: rolled back,
 * there is no job. Whoever works it off may be another process, and may do it twice.
 */
export async function enqueue<Name extends TaskName>(
  tx: Pick<Tx, "$executeRaw">,
  task: Name,
  payload: Payload<Name>,
  { key, runAt, maxAttempts, keep = false }: EnqueueOptions = {},
): Promise<void> {
  const told = JSON.stringify(payloads[task].parse(payload));
  await tx.$executeRaw`
    select jobs.enqueue(${task}, ${told}::json, ${key ?? null}::text,
      ${runAt ?? null}::timestamptz, ${maxAttempts ?? null}::int, ${keep})`;
}
