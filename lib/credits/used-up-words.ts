import { formatMicros } from "./money";
import { units } from "./price-words";
import { isMeter } from "./prices";

/** A budget that has no room for something. Amounts are micro-dollars. */
export type UsedUpBudget = {
  /** Name of the node that it is set at. */
  place: string;
  period: "day" | "month";
  amountMicros: string;
  /** What the next use would take. */
  neededMicros: string;
  /** What is left of it, where that is told. */
  leftMicros?: string;
  /** What it is about: the name of one integration, one meter; null for all. */
  integration: string | null;
  meter: string | null;
};

const month = new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" });
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** "Growth has used its $50.00 for November." or "Growth has $0.40 left of its $50.00 for November." */
export function usedUpWords(budget: UsedUpBudget, now: Date): string {
  const { place, period, amountMicros, leftMicros = "0" } = budget;
  const amount = formatMicros(amountMicros);
  const about = aboutWords(budget);
  if (isTooSmall(budget))
    return `${place} has a budget of ${amount} a ${period}${about}, which is less than this costs.`;
  const time = period === "day" ? "today" : month.format(now);
  const { left } = apart(budget.neededMicros, leftMicros);
  const used = BigInt(leftMicros) > 0n ? `${left} left of its` : "used its";
  if (about === "") return `${place} has ${used} ${amount} for ${time}.`;
  return `${place} has ${used} ${amount}${about} ${period === "day" ? time : `in ${time}`}.`;
}

/** The same, and when it goes on. Periods are those of UTC. */
export function usedUpSentence(budget: UsedUpBudget, now: Date): string {
  const raised = `when an admin of ${budget.place} raises the budget.`;
  const used = usedUpWords(budget, now);
  if (isTooSmall(budget)) return `${used} It resumes ${raised}`;
  const next = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1);
  const at = budget.period === "day" ? "at midnight UTC" : `on ${day.format(next)}`;
  return `${used} It resumes ${at}, or ${raised}`;
}

/** What is needed and what is left, exactly where they would read the same. */
export function apart(neededMicros: string, leftMicros: string): { needed: string; left: string } {
  const exact = formatMicros(neededMicros) === formatMicros(leftMicros);
  return {
    needed: formatMicros(neededMicros, { exact }),
    left: formatMicros(leftMicros, { exact }),
  };
}

/** Such a one has no room in any period. */
const isTooSmall = ({ amountMicros, neededMicros }: UsedUpBudget): boolean =>
  BigInt(amountMicros) < BigInt(neededMicros);

function aboutWords({ integration, meter }: UsedUpBudget): string {
  const what = meter === null ? integration : isMeter(meter) ? units[meter].many : meter;
  return what === null ? "" : ` for ${what}`;
}
