import { z } from "zod";
import { formatMicros } from "./money";

export const Forecast = z.object({
  state: z
    .enum(["empty", "too_early", "nothing_spent", "lasts", "over_a_year"])
    .describe("Only with `lasts` there is a day; the others say why there is none"),
  endsOn: z.string().nullable().describe("The day (UTC, YYYY-MM-DD) on which it runs out"),
  perDayMicros: z
    .string()
    .nullable()
    .describe(
      "What is spent in a day at this rate, micro-dollars; without what comes by the month",
    ),
  basis: z.string().describe("What it follows from: `last 7 days: $0.78 a day`"),
  text: z.string().describe("All of it in one sentence"),
});
export type Forecast = z.infer<typeof Forecast>;

/** What comes by the month, whatever else is used: a number's rental. */
export type Rental = { micros: bigint; nextOn: string };

export type Spending = {
  /** What may still be spent. */
  availableMicros: bigint;
  /** The present day (UTC), YYYY-MM-DD. */
  today: string;
  /** The first day on which anything was ever spent; null before. */
  since: string | null;
  /** What was spent on each day, rentals left out; days without any may be missing. */
  days: ReadonlyMap<string, bigint>;
  rentals: readonly Rental[];
};

/** How far back it looks, how few whole days say nothing yet, and how far ahead it dares to look. */
export const forecastDays = 28;
const leastDays = 3;
const week = 7;
const horizonDays = 366;

/**
 * When what is left runs out if it goes on like this. What was spent on the whole days before today decides: the
 * last seven of them; all of them where it comes in bursts; with its growth where it grows week by week.
 */
export function forecast(spending: Spending): Forecast {
  const { availableMicros, since, today, rentals } = spending;
  const known = since === null ? 0 : Math.min(daysBetween(since, today), forecastDays);
  const rate = rateOf(spending, known);
  const basis = [rate?.words, rentalWords(rentals)].filter(Boolean).join(", and ");
  const none = { endsOn: null, perDayMicros: rate?.perDay.toString() ?? null, basis };
  if (availableMicros <= 0n) return { ...none, state: "empty", text: "Nothing is left." };
  if (since !== null && known < leastDays)
    return {
      state: "too_early",
      endsOn: null,
      perDayMicros: null,
      basis: `spending began ${known === 0 ? "today" : `${plural(known, "day")} ago`}; it takes ${plural(leastDays, "whole day")}`,
      text: "Too early to say.",
    };
  if (!rate && rentals.length === 0)
    return {
      ...none,
      state: "nothing_spent",
      basis:
        since === null ? "nothing was spent yet" : `nothing in the last ${plural(known, "day")}`,
      text: "Nothing is being spent.",
    };
  const endsOn = runsOutOn(spending, rate ?? { perDay: 0n, growth: 0n });
  return endsOn === null
    ? { ...none, state: "over_a_year", text: "At this rate it lasts longer than a year." }
    : {
        ...none,
        state: "lasts",
        endsOn,
        text: `At this rate it lasts until about ${dayWords(endsOn, today)}.`,
      };
}

type Rate = { perDay: bigint; growth: bigint; words: string };

function rateOf({ days, today }: Spending, known: number): Rate | undefined {
  // The latest first; today is still filling.
  const spent = Array.from({ length: known }, (_, index) =>
    max(days.get(addDays(today, -1 - index)) ?? 0n, 0n),
  );
  const all = sum(spent);
  if (known < leastDays || all === 0n) return undefined;
  const last = spent.slice(0, week);
  const before = spent.slice(week, 2 * week);
  if (known > week && isBurst(last)) {
    const perDay = ceil(all, known);
    return {
      perDay,
      growth: 0n,
      words: `last ${plural(known, "day")}, in bursts: ${formatMicros(perDay)} a day`,
    };
  }
  const perDay = ceil(sum(last), last.length);
  const growth = before.length === week ? growthOf(last, before) : 0n;
  const words = `last ${plural(last.length, "day")}: ${formatMicros(perDay)} a day`;
  return growth === 0n
    ? { perDay, growth, words }
    : { perDay, growth, words: `${words}, growing by ${formatMicros(growth)} each day` };
}

/** Nothing at all, or half of it on one day: such a week does not say what the next one costs. */
const isBurst = (days: readonly bigint[]): boolean => days.reduce(max, 0n) * 2n >= sum(days);

/** By how much a day is more than the one before; 0 unless the ordinary day of the week grew by a tenth. */
function growthOf(last: readonly bigint[], before: readonly bigint[]): bigint {
  const [now, then] = [median(last), median(before)];
  return then > 0n && now * 10n >= then * 11n ? (now - then) / BigInt(week) : 0n;
}

/** Goes through the days to come, one by one. */
function runsOutOn(
  { availableMicros, today, days, rentals }: Spending,
  { perDay, growth }: Pick<Rate, "perDay" | "growth">,
): string | null {
  let left = availableMicros;
  for (let index = 0; index < horizonDays; index += 1) {
    const day = addDays(today, index);
    // The rate is that of the middle of the week it was read from.
    const rate = perDay + growth * BigInt(index + Math.ceil(week / 2));
    left -= index === 0 ? max(rate - (days.get(today) ?? 0n), 0n) : rate;
    for (const { micros, nextOn } of rentals) if (isDue(nextOn, day)) left -= micros;
    if (left <= 0n) return day;
  }
  return null;
}

/** On the same day of each month from then on; in a shorter month on its last. */
function isDue(nextOn: string, day: string): boolean {
  if (day < nextOn) return false;
  const [wanted, of] = [Number(nextOn.slice(8)), Number(day.slice(8))];
  const isLast = addDays(day, 1).slice(8) === "01";
  return of === wanted || (isLast && wanted > of);
}

const dayMs = 86_400_000;
const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

export const dayOf = (time: Date): string => time.toISOString().slice(0, 10);

export const addDays = (day: string, count: number): string =>
  dayOf(new Date(timeOf(day) + count * dayMs));

const daysBetween = (from: string, to: string): number =>
  Math.max(Math.round((timeOf(to) - timeOf(from)) / dayMs), 0);

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => a + b, 0n);
const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const ceil = (amount: bigint, by: number): bigint => (amount + BigInt(by) - 1n) / BigInt(by);

const median = (amounts: readonly bigint[]): bigint =>
  amounts.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))[Math.floor(amounts.length / 2)] ?? 0n;

const plural = (count: number, word: string): string =>
  `${count.toString()} ${word}${count === 1 ? "" : "s"}`;

function rentalWords(rentals: readonly Rental[]): string {
  if (rentals.length === 0) return "";
  const micros = sum(rentals.map((each) => each.micros));
  return `${formatMicros(micros)} a month for ${plural(rentals.length, "number")}`;
}

/** "14 Mar"; with the year where it is another one. */
function dayWords(day: string, today: string): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
    ...(day.slice(0, 4) !== today.slice(0, 4) && { year: "numeric" }),
  });
  return format.format(timeOf(day));
}
