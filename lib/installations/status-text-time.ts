const day = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "short",
  timeZone: "UTC",
});
const date = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const time = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
});

/** "Fri 28 Nov" */
export const toDay = (at: string): string => day.format(new Date(at)).replace(",", "");

/** "21 Nov, 14:02 UTC": a server's sentence does not know the reader's clock, so it names its own. */
export const toMoment = (at: string): string =>
  `${date.format(new Date(at))}, ${time.format(new Date(at))} UTC`;

/** "14:02 UTC", or with the day when that is not today's. */
export const toRecentMoment = (at: string, now: Date): string =>
  date.format(new Date(at)) === date.format(now)
    ? `${time.format(new Date(at))} UTC`
    : toMoment(at);
