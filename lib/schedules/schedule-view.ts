import type { Schedule } from "@/lib/integrations/manifest";
import type { Schedule as Row } from "@/prisma/generated/client";

/** Longer than any call takes: what still runs then was broken off, and may have taken effect. */
export const longestRunMs = 120_000;

/** A schedule as its agent sees it. Its arguments stay sealed. */
export function scheduleView(row: Omit<Row, "arguments">, now: Date): Schedule {
  const time = (at: Date | null) => at?.toISOString() ?? null;
  const brokenOff =
    row.lastOutcome === "running" &&
    row.lastRunAt !== null &&
    now.getTime() - row.lastRunAt.getTime() > longestRunMs;
  return {
    id: row.id,
    name: row.name,
    tool: row.tool,
    at: time(row.onceAt),
    cron: row.cron,
    time_zone: row.timeZone,
    next_run_at: time(row.nextRunAt),
    paused: row.pausedAt !== null,
    paused_reason: row.pausedReason,
    last_run_at: time(row.lastRunAt),
    last_outcome: brokenOff ? "unknown" : row.lastOutcome,
    last_call_id: row.lastCallId,
  };
}
