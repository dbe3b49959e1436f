import "server-only";
import { inOrganization } from "@/lib/db";
import { settleAtEstimate } from "@/lib/usage/settle";
import { takeBack } from "@/lib/usage/take-back";

/** Longer than any sending takes. */
const overAfterMs = 10 * 60_000;
/** Longer than any call lasts. */
const callOverAfterMs = 75 * 60_000;

/**
 * What was held for something that the company never named, since whoever asked for it died or got no answer:
 * a text that surely was not sent is free, one that may have been is paid for. A call that was made has told
 * of itself, and is counted for that.
 */
export async function sweepPlanned(organizationId: string): Promise<void> {
  const now = Date.now();
  const lost = await inOrganization(organizationId, async (tx) => {
    const events = await tx.usageEvent.findMany({
      where: {
        organizationId,
        settledAt: null,
        at: { lt: new Date(now - overAfterMs) },
        OR: [{ key: { startsWith: "planned:" } }, { key: { startsWith: "keyword:" } }],
      },
      select: { key: true, at: true, meter: true, callId: true },
      take: 1_000,
    });
    const ids = events.flatMap(({ callId }) => callId ?? []);
    const calls = await tx.toolCall.findMany({
      where: { organizationId, id: { in: ids } },
      select: { id: true, outcome: true },
    });
    const failed = new Set(calls.flatMap(({ id, outcome }) => (outcome === "failed" ? [id] : [])));
    return events.map((event) => ({ ...event, hasFailed: failed.has(event.callId ?? "") }));
  });
  for (const { key, at, meter, hasFailed } of lost) {
    const isCall = meter === "voice_out_minute";
    if (isCall && !hasFailed && at.getTime() > now - callOverAfterMs) continue;
    await inOrganization(organizationId, (tx) =>
      isCall || hasFailed
        ? takeBack(tx, organizationId, key)
        : settleAtEstimate(tx, { organizationId, key }, { isLast: true }),
    );
  }
}
