import type { SpendSeries } from "./spend-series";

/** What was spent on one day by each group: micro-dollars by id. */
export type SpendDay = { day: string; spent: Readonly<Record<string, string>> };

/** One day of the chart: a part for each series that is shown. */
export type ChartDay = {
  day: string;
  parts: readonly { series: SpendSeries; micros: bigint }[];
  total: bigint;
  /** How far it reaches above and below zero. */
  up: bigint;
  down: bigint;
};

/** The days of a chart; those without any spending are there too. */
export function toChartDays(
  days: readonly string[],
  spent: readonly SpendDay[],
  series: readonly SpendSeries[],
): ChartDay[] {
  const known = new Map(spent.map((each) => [each.day, each.spent]));
  return days.map((day) => {
    const parts = series.map((each) => ({
      series: each,
      micros: sum(each.members.map((id) => BigInt(known.get(day)?.[id] ?? "0"))),
    }));
    const amounts = parts.map(({ micros }) => micros);
    return {
      day,
      parts,
      total: sum(amounts),
      up: sum(amounts.filter((micros) => micros > 0n)),
      down: sum(amounts.filter((micros) => micros < 0n)),
    };
  });
}

const leastDays = 14;

/**
 * As many days as there is room for, at least 14: up to today, or to the end of a month that is over. All of them
 * where all have room.
 */
export function fittingDays<Day extends { day: string }>(
  days: readonly Day[],
  room: number,
  today: string,
): Day[] {
  if (room >= days.length) return [...days];
  const past = days.filter(({ day }) => day <= today);
  const count = Math.max(room, leastDays);
  return (past.length < count ? days.slice(0, count) : past).slice(-count);
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((all, each) => all + each, 0n);
