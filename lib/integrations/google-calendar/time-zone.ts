const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(instant);
  const value = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const [year, month, day] = [value("year"), value("month"), value("day")];
  const wall = Date.UTC(year, month - 1, day, value("hour"), value("minute"), value("second"));
  return wall - Math.floor(instant / 1000) * 1000;
}

/** A day of the calendar, without a zone. */
export type Day = { year: number; month: number; day: number };

/** The day that the zone's clocks show at an instant. */
export function dayAt(instant: number, timeZone: string): Day {
  const wall = new Date(instant + offsetAt(instant, timeZone));
  return { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate() };
}

export function nextDay({ year, month, day }: Day): Day {
  const next = new Date(Date.UTC(year, month - 1, day + 1));
  return { year: next.getUTCFullYear(), month: next.getUTCMonth() + 1, day: next.getUTCDate() };
}

/** 0 is Sunday. */
export const weekdayOf = ({ year, month, day }: Day): number =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDay();

/** The first instant at which the zone's clocks show this time; one skipped in spring is read as later. */
export function instantAt({ year, month, day }: Day, clock: string, timeZone: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  const wall = Date.UTC(year, month - 1, day) + (hours * 60 + minutes) * minuteMs;
  const before = offsetAt(wall - dayMs, timeZone);
  const after = offsetAt(wall + dayMs, timeZone);
  const instants = [before, after]
    .map((offset) => wall - offset)
    .filter((instant) => instant + offsetAt(instant, timeZone) === wall);
  return instants.length > 0 ? Math.min(...instants) : wall - before;
}

/** An instant as ISO 8601 in the zone's own clock, e.g. 2026-11-23T09:00:00+01:00. */
export function toZonedIso(instant: number, timeZone: string): string {
  const offset = offsetAt(instant, timeZone);
  const wall = new Date(instant + offset).toISOString().slice(0, 19);
  const total = Math.round(Math.abs(offset) / minuteMs);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${wall}${offset < 0 ? "-" : "+"}${two(Math.floor(total / 60))}:${two(total % 60)}`;
}
