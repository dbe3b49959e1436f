import "server-only";
import type { Tx } from "@/lib/db";
import { NumberRequest } from "@/lib/providers/unmake-number";
import type { Provision } from "@/lib/provisions/provision";
import { recordUsage } from "@/lib/usage/record";
import { usageKey } from "@/lib/usage/usage-event";

/** The days on which a month that is paid for began, since a number was bought: the same day of each month. */
export function monthsBegun(since: Date, now: Date): Date[] {
  const months: Date[] = [];
  for (let count = 0; ; count += 1) {
    const begin = addMonths(since, count);
    if (begin > now) return months;
    months.push(begin);
  }
}

/** The same moment some months later; the month's last day where it has no such day. */
function addMonths(since: Date, count: number): Date {
  const moved = new Date(since);
  moved.setUTCDate(1);
  moved.setUTCMonth(since.getUTCMonth() + count);
  const last = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
  moved.setUTCDate(Math.min(since.getUTCDate(), last));
  return moved;
}

type Held = Pick<
  Provision,
  "organizationId" | "id" | "nodeId" | "integration" | "setupConnectionId" | "createdAt" | "request"
>;

/** Counts every month of a number that has begun, each once however often this runs. */
export async function recordMonths(tx: Tx, held: Held, now: Date): Promise<void> {
  const { organizationId, id: connectionId, nodeId, integration, setupConnectionId } = held;
  const { monthlyMicros, country, kind } = NumberRequest.parse(held.request);
  for (const begin of monthsBegun(held.createdAt, now))
    await recordUsage(tx, {
      organizationId,
      nodeId,
      integration,
      connectionId,
      meter: "number_month",
      quantity: 1n,
      key: usageKey.numberMonth(connectionId, begin.toISOString().slice(0, 7)),
      ownAccount: setupConnectionId !== null,
      ...(monthlyMicros !== null && { estimateMicros: BigInt(monthlyMicros) }),
      details: { country, kind },
    });
}
