import { Cron } from "croner";
import { invalidField } from "@/lib/errors";

/** When a schedule runs: once, or again and again. */
export type Timing = { onceAt: Date | null; cron: string | null; timeZone: string };

const yearMs = 366 * 24 * 3_600_000;

/** A zone's own name, so that `Europe/Berlin` follows its summer time; offsets do not. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * Reads when something shall run, with its first time after `now`. A time without an offset is one of
 * the time zone.
 */
export function readTiming(
  { at, cron, timeZone }: { at?: string | undefined; cron?: string | undefined; timeZone: string },
  now: Date,
): Timing & { nextRunAt: Date } {
  if (!isTimeZone(timeZone))
    throw invalidField(
      "time_zone",
      "Name a time zone of the IANA list, like Europe/Berlin or UTC.",
    );
  if ((at === undefined) === (cron === undefined))
    throw invalidField("at", "Say either at, to run once, or cron, to run again and again.");
  if (cron !== undefined) {
    const nextRunAt = cronAfter(cron, timeZone, now);
    if (!nextRunAt) throw invalidField("cron", "This pattern never comes true.");
    return { onceAt: null, cron, timeZone, nextRunAt };
  }
  const onceAt = new Cron(at ?? "", { timezone: timeZone, paused: true }).nextRun(now);
  if (!onceAt) throw invalidField("at", "This time has passed.");
  if (onceAt.getTime() - now.getTime() > yearMs)
    throw invalidField("at", "Choose a time within a year.");
  return { onceAt, cron: null, timeZone, nextRunAt: onceAt };
}

/** The next time after `now`; what was missed before is left out. Null when there is none. */
export const nextAfter = ({ onceAt, cron, timeZone }: Timing, now: Date): Date | null =>
  cron === null ? (onceAt && onceAt > now ? onceAt : null) : cronAfter(cron, timeZone, now);

/** Five fields, so that nothing runs more often than once a minute. */
function cronAfter(pattern: string, timezone: string, now: Date): Date | null {
  try {
    if (pattern.trim().split(/\s+/).length !== 5) throw new TypeError("not five fields");
    return new Cron(pattern, { timezone, mode: "5-part", paused: true }).nextRun(now);
  } catch {
    throw invalidField(
      "cron",
      "Write five fields: minute, hour, day of the month, month, day of the week, like 0 9 * * 1-5.",
    );
  }
}
