import type { EventTime } from "./calendar-seed";

/** The moment in milliseconds. A time without offset counts as one in its own zone, or in UTC. */
export function timeOf({ dateTime, date, timeZone = "UTC" }: EventTime): number {
  if (dateTime === undefined) return Date.parse(`${date ?? ""}T00:00:00Z`);
  if (/(Z|[+-]\d{2}:?\d{2})$/.test(dateTime)) return Date.parse(dateTime);
  const asUtc = Date.parse(`${dateTime}Z`);
  return asUtc - offsetAt(asUtc, timeZone);
}

/** How far a zone's clocks are ahead of UTC. */
function offsetAt(ms: number, timeZone: string): number {
  try {
    const parts = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
    const name = parts.formatToParts(ms).find(({ type }) => type === "timeZoneName")?.value ?? "";
    const [, sign = "+", hours = "0", minutes = "0"] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
    return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  } catch {
    return 0;
  }
}
