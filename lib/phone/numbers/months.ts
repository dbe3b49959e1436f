/** The days on which a month that is paid for began, since a number was bought: the same day of each month. */
export function monthsBegun(since: Date, now: Date): Date[] {
  const months: Date[] = [];
  for (let count = 0; ; count += 1) {
    const begin = addMonths(since, count);
    if (begin > now) return months;
    months.push(begin);
  }
}

/** The same moment some months later; the month's last day where it has no such day. */
function addMonths(since: Date, count: number): Date {
  const moved = new Date(since);
  moved.setUTCDate(1);
  moved.setUTCMonth(since.getUTCMonth() + count);
  const last = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
  moved.setUTCDate(Math.min(since.getUTCDate(), last));
  return moved;
}
