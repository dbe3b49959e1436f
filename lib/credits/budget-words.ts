import type { Budget } from "./budget";
import { formatMicros } from "./money";
import { unitName } from "./quantity-text";

/** As much as somebody can still grasp. */
const mostPercent = 9_999n;

/** How much of a budget is used, in whole per cent, rounded down. A budget of nothing is always full. */
export function percentOf(used: bigint, amount: bigint): number {
  if (amount === 0n) return 100;
  const percent = used <= 0n ? 0n : (used * 100n) / amount;
  return Number(percent > mostPercent ? mostPercent : percent);
}

type Standing = Pick<Budget, "amountMicros" | "spentMicros" | "leftMicros" | "atLimit"> & {
  node: { name: string };
  period: Budget["period"];
  integration: { name: string } | null;
  meter: string | null;
  startsAt: string;
  resetsAt: string;
};

/** "Growth has used $11.20 of its $50.00 for Phone in November." */
export function budgetText(budget: Standing): string {
  const { node, amountMicros, spentMicros, leftMicros, atLimit } = budget;
  const { period, resetsAt } = budget;
  const amount = `${formatMicros(amountMicros)}${subjectOf(budget)}`;
  const when = period === "day" ? "today (UTC)" : `in ${monthOf(budget.startsAt)}`;
  if (leftMicros !== "0")
    return `${node.name} has used ${formatMicros(spentMicros)} of its ${amount} ${when}.`;
  const what = atLimit === "park" ? "Calls wait for a person's approval" : "Calls are refused";
  const until = `until ${dayOf(resetsAt)} (UTC), or until an admin of ${node.name} raises it`;
  return `${node.name} has used up its ${amount} ${when}. ${what} ${until}.`;
}

/** What a budget counts: "Phone, message parts sent"; null where it counts everything. */
export function subjectName(integration: string | null, meter: string | null): string | null {
  const names = [integration, meter === null ? null : unitName(meter, 2n)];
  return names.filter((name) => name !== null).join(", ") || null;
}

const subjectOf = ({ integration, meter }: Pick<Standing, "integration" | "meter">): string => {
  const name = subjectName(integration?.name ?? null, meter);
  return name === null ? "" : ` for ${name}`;
};

const inUtc = (options: Intl.DateTimeFormatOptions) => (at: string) =>
  new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" }).format(new Date(at));
const monthOf = inUtc({ month: "long" });
const dayOf = inUtc({ day: "numeric", month: "short" });

type Limit = Pick<Budget, "node" | "period" | "integration" | "meter" | "amountMicros">;

/** What to know of a budget beside those above it, which must have room as well: each in a sentence. */
export const notesOfBudget = (own: Limit, above: readonly Limit[]): string[] =>
  above.filter((each) => covers(each, own)).map((each) => noteBeside(own, each));

/** Whether all that counts for one budget counts for the other. */
const covers = (above: Limit, own: Limit): boolean =>
  (above.integration === null || above.integration.id === own.integration?.id) &&
  (above.meter === null || above.meter === own.meter);

function noteBeside(own: Limit, above: Limit): string {
  const isDays = above.period === "day" && own.period === "month";
  const most = BigInt(above.amountMicros) * (isDays ? 31n : 1n);
  return most < BigInt(own.amountMicros)
    ? `${ownedAmount(above)} is reached first: ${ownedAmount(own)} is inside it.`
    : `${ownedAmount(own)} is inside ${ownedAmount(above)}: both must have room.`;
}

/** "Growth's $50.00 a month for Phone" */
const ownedAmount = (limit: Limit): string =>
  `${limit.node.name}'s ${formatMicros(limit.amountMicros)} a ${limit.period}${subjectOf(limit)}`;
