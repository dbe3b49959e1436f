import type { Tx } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";
import type { ProvisionKey } from "@/lib/provisions/provision";

export const numberJobKey = (provisionId: string): string => `provision_number:${provisionId}`;

/** Orders are done in seconds, or take until somebody at the company has looked at them. */
const waits: readonly { untilMs: number; everyMs: number }[] = [
  { untilMs: 60_000, everyMs: 1_000 },
  { untilMs: 600_000, everyMs: 5_000 },
  { untilMs: Infinity, everyMs: 300_000 },
];

/** How long to wait before the company is asked again about an order of that age. */
export const pollAfterMs = (ageMs: number): number =>
  waits.find(({ untilMs }) => ageMs < untilMs)?.everyMs ?? 300_000;

/** Has an order looked at again. */
export const lookAgain = (
  tx: Tx,
  { organizationId, id }: ProvisionKey,
  createdAt: Date,
): Promise<void> => {
  const now = Date.now();
  const runAt = new Date(now + pollAfterMs(now - createdAt.getTime()));
  const payload = { organizationId, provisionId: id };
  return enqueue(tx, "provision_number", payload, { key: numberJobKey(id), runAt });
};
