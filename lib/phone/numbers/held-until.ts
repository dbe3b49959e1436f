import "server-only";
import type { Tx } from "@/lib/db";

/** Steps of a removal after which the number may still be ours. */
const unfinished = ["waiting", "running", "retrying", "manual"];

/**
 * Until when numbers were held that are ours no more, by their connection's id: until the company had them
 * back, not until they were disconnected here. What is not among them goes on costing money.
 */
export async function heldUntil(
  tx: Tx,
  organizationId: string,
  connectionIds: readonly string[],
): Promise<Map<string, Date>> {
  const ids = [...connectionIds];
  const ended = await tx.connection.findMany({
    where: { organizationId, id: { in: ids }, endedAt: { not: null } },
    select: { id: true, endedAt: true },
  });
  const releases = await tx.removalStep.findMany({
    where: { organizationId, connectionId: { in: ids }, kind: "release_number" },
    select: { connectionId: true, state: true, doneAt: true },
  });
  const until = new Map<string, Date>();
  for (const { id, endedAt } of ended) {
    const steps = releases.filter(({ connectionId }) => connectionId === id);
    if (steps.some(({ state }) => unfinished.includes(state))) continue;
    const times = [endedAt, ...steps.map(({ doneAt }) => doneAt)].filter((time) => time !== null);
    until.set(id, new Date(Math.max(...times.map((time) => time.getTime()))));
  }
  return until;
}
