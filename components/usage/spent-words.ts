import type { Credits } from "@/lib/credits/get-credits";
import { formatMicros } from "@/lib/credits/money";

const monthOf = (month: string): string =>
  new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" }).format(
    new Date(`${month}-01T00:00:00Z`),
  );

/**
 * "spent $11.20 of $50.00 in November": how far a node is with the budget that counts everything there, else what
 * it spent; null while that is nothing.
 */
export function spentWords({
  month,
  spentMicros,
  budgets,
}: Pick<Credits, "month" | "spentMicros" | "budgets">): string | null {
  const own = budgets.filter(
    (each) => each.where === "here" && each.integration === null && each.meter === null,
  );
  const budget = own.find(({ period }) => period === "month") ?? own[0];
  if (budget) {
    const when = budget.period === "day" ? "today" : `in ${monthOf(month)}`;
    return `spent ${formatMicros(budget.spentMicros)} of ${formatMicros(budget.amountMicros)} ${when}`;
  }
  if (BigInt(spentMicros) === 0n) return null;
  return `spent ${formatMicros(spentMicros)} in ${monthOf(month)}`;
}
