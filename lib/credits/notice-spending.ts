import "server-only";
import { inOrganization } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";
import { logError } from "@/lib/log";

/** How often one process looks whether spending is news: a burst of calls is looked at once. */
const everyMs = 10_000;
const delayMs = 2_000;

const noticed = new Map<string, number>();

/**
 * Has somebody look soon whether what was just spent is something to tell people. Waits for nothing: what is lost is
 * found by the sweep.
 */
export function noticeSpending(organizationId: string): void {
  const now = Date.now();
  if (now - (noticed.get(organizationId) ?? 0) < everyMs) return;
  if (noticed.size > 10_000) noticed.clear();
  noticed.set(organizationId, now);
  inOrganization(organizationId, (tx) =>
    enqueue(
      tx,
      "tell_spending",
      { organizationId },
      { key: `spending:${organizationId}`, keep: true, runAt: new Date(now + delayMs) },
    ),
  ).catch((cause: unknown) => {
    logError("spending could not be looked at", cause, { organizationId });
  });
}
