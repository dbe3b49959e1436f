const format = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "short",
  timeZone: "UTC",
});

/** "Fri 28 Nov", in UTC: a sentence made on the server does not know the reader's zone. */
export const dayWords = (time: string): string => format.format(new Date(time)).replace(",", "");
