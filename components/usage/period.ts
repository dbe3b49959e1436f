/** A month ("2026-11") or one day of it ("2026-11-21"), as the address of a page says it. All of UTC. */
export type Period = { month: string; day: string | null };

const dayMs = 86_400_000;
const mostMonths = 24;

export const dayOf = (time: Date): string => time.toISOString().slice(0, 10);
export const monthOf = (time: Date): string => time.toISOString().slice(0, 7);

/** The present month where the address says nothing that makes sense. */
export function toPeriod(from: string | null, now: Date): Period {
  const month = from?.slice(0, 7) ?? "";
  if (from === null || !isMonth(month)) return { month: monthOf(now), day: null };
  return { month, day: daysOf(month).includes(from) ? from : null };
}

const isMonth = (text: string): boolean => /^20\d\d-(0[1-9]|1[0-2])$/.test(text);

/** Every day of a month. */
export function daysOf(month: string): string[] {
  const days: string[] = [];
  const time = new Date(`${month}-01T00:00:00Z`);
  for (; monthOf(time) === month; time.setTime(time.getTime() + dayMs)) days.push(dayOf(time));
  return days;
}

export const lastDayOf = (month: string): string => daysOf(month).at(-1) ?? `${month}-28`;

/** The months from a moment on until now, the newest first. */
export function monthsSince(since: Date, now: Date): string[] {
  const months: string[] = [];
  const time = new Date(`${monthOf(now)}-01T00:00:00Z`);
  for (; monthOf(time) >= monthOf(since); time.setUTCMonth(time.getUTCMonth() - 1)) {
    if (months.length === mostMonths) break;
    months.push(monthOf(time));
  }
  return months;
}

const words = (day: string, options: Intl.DateTimeFormatOptions): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", { ...options, timeZone: "UTC" });

/** "Nov 2026" */
export const monthLabel = (month: string): string =>
  words(`${month}-01`, { month: "short", year: "numeric" });

/** "November", or "November 2025" where it is of another year. */
const monthName = (month: string, now: Date): string =>
  words(`${month}-01`, {
    month: "long",
    ...(month.slice(0, 4) !== monthOf(now).slice(0, 4) && { year: "numeric" }),
  });

/** "21 Nov" */
export const dayLabel = (day: string): string => words(day, { day: "numeric", month: "short" });

/** "in November", "on 21 Nov" */
export const inPeriodWords = ({ month, day }: Period, now: Date): string =>
  day === null ? `in ${monthName(month, now)}` : `on ${dayLabel(day)}`;
