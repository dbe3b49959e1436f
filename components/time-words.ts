const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/**
 * A time as near as it needs to be: under 1 h "3 min ago", the same day "14:02", the same year
 * "21 Nov, 14:02", else with the year. Days and years are those of the reader's zone.
 */
export function toTimeWords(time: Date, now: Date, locale: string | undefined): string {
  const awayMs = time.getTime() - now.getTime();
  if (Math.abs(awayMs) < minuteMs) return awayMs > 0 ? "in a moment" : "just now";
  if (Math.abs(awayMs) < hourMs) {
    return new Intl.RelativeTimeFormat(locale, { style: "short" }).format(
      Math.trunc(awayMs / minuteMs),
      "minute",
    );
  }
  const sameYear = time.getFullYear() === now.getFullYear();
  const sameDay =
    sameYear && time.getMonth() === now.getMonth() && time.getDate() === now.getDate();
  return new Intl.DateTimeFormat(locale, {
    ...(!sameDay && { day: "numeric", month: "short" }),
    ...(!sameYear && { year: "numeric" }),
    hour: "2-digit",
    minute: "2-digit",
  }).format(time);
}

/** The exact time with its zone, for hover and focus. */
export function toExactTime(time: Date, locale: string | undefined): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "long" }).format(time);
}
