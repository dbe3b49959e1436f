const dayMs = 24 * 3_600_000;

const startOfDay = (time: Date): number =>
  new Date(time.getFullYear(), time.getMonth(), time.getDate()).getTime();

const format = (time: Date, locale: string | undefined, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, options).format(time);

const dayOf = (time: Date, now: Date): Intl.DateTimeFormatOptions => ({
  day: "numeric",
  month: "short",
  ...(time.getFullYear() !== now.getFullYear() && { year: "numeric" }),
});

const clock = { hour: "2-digit", minute: "2-digit" } as const;

/** When exactly something happened: "14:02:03", on another day "21 Nov, 14:02:03". */
export function toMomentWords(time: Date, now: Date, locale: string | undefined): string {
  const isToday = startOfDay(time) === startOfDay(now);
  return format(time, locale, {
    ...(!isToday && dayOf(time, now)),
    ...clock,
    second: "2-digit",
  });
}

/** Since when something waits: "14:02", "yesterday", "21 Nov". Days are those of the reader's zone. */
export function toSinceWords(time: Date, now: Date, locale: string | undefined): string {
  const days = Math.round((startOfDay(now) - startOfDay(time)) / dayMs);
  if (days <= 0) return format(time, locale, clock);
  return days === 1 ? "yesterday" : format(time, locale, dayOf(time, now));
}
