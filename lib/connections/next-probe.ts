import type { UsedRow } from "./used";

const minuteMs = 60_000;
const usualMs = 30 * minuteMs;
const silentMs = 5 * minuteMs;
const forgottenMs = 6 * 60 * minuteMs;
const weekMs = 7 * 24 * 60 * minuteMs;

type Row = Pick<UsedRow, "lastUsedAt" | "createdAt" | "unansweredSince" | "brokenAt">;

/**
 * How long after a check the next one is due: every half hour, sooner while the provider is silent or
 * an operator may be mending its app, seldom where nothing has used the connection for a week.
 */
export function nextProbeMs(
  { lastUsedAt, createdAt, unansweredSince, brokenAt }: Row,
  now: Date,
): number {
  const idleMs = now.getTime() - (lastUsedAt ?? createdAt).getTime();
  if (idleMs > weekMs) return forgottenMs;
  return unansweredSince !== null || brokenAt !== null ? silentMs : usualMs;
}

/** Whether real traffic has told enough already, so that nothing need be asked. */
export const isKnownHealthy = (row: Row & Pick<UsedRow, "checkedAt">, now: Date): boolean =>
  row.brokenAt === null &&
  row.unansweredSince === null &&
  row.checkedAt !== null &&
  now.getTime() - row.checkedAt.getTime() < nextProbeMs(row, now) * 0.75;
