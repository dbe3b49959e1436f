import { formatMicros } from "@/lib/credits/money";

export type BudgetPeriod = "day" | "month";

/** "a month": how often a budget begins anew. */
export const perWords = { day: "a day", month: "a month" } as const;

/** "November", "today": the period that counts now. Periods are those of UTC. */
export const periodName = (period: BudgetPeriod, now: Date = new Date()): string =>
  period === "day"
    ? "today"
    : new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" }).format(now);

/** "in November", "today" */
export const inPeriod = (period: BudgetPeriod, now?: Date): string =>
  period === "day" ? "today" : `in ${periodName(period, now)}`;

/** "$50.00 a month" */
export const amountWords = ({
  amountMicros,
  period,
}: {
  amountMicros: string;
  period: BudgetPeriod;
}): string => `${formatMicros(amountMicros)} ${perWords[period]}`;

/** How much of a budget is used up, in whole per cent, rounded down; nothing fits into one of nothing. */
export function percentOf(spentMicros: string, amountMicros: string): number {
  const amount = BigInt(amountMicros);
  if (amount === 0n) return 100;
  const percent = (BigInt(spentMicros) * 100n) / amount;
  return percent < 0n ? 0 : percent > 999n ? 999 : Number(percent);
}
