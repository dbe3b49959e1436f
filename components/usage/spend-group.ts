import type { UsageReport } from "@/lib/credits/usage-report";
import type { SpendDay } from "./spend-days";
import type { SpendGroup } from "./spend-series";

/** The groups of a report as a chart compares them; what was free is nothing to draw. */
export const toSpendGroups = ({ groups }: Pick<UsageReport, "groups">): SpendGroup[] =>
  groups
    .filter(({ spentMicros }) => spentMicros !== "0")
    .map(({ key, name, spentMicros }) => ({ id: key, name, spentMicros }));

/** Its days, each with what every group spent. */
export const toSpendDays = ({ days }: Pick<UsageReport, "days">): SpendDay[] =>
  days.map(({ day, groups }) => ({
    day,
    spent: Object.fromEntries(groups.map(({ key, spentMicros }) => [key, spentMicros])),
  }));

export type SpentGroup = UsageReport["groups"][number];

/** The groups with what they spent on one day, the most first; of all days without one. */
export function groupsOfDay(
  { groups, days }: Pick<UsageReport, "groups" | "days">,
  day: string | null,
): SpentGroup[] {
  if (day === null) return groups;
  const spent = new Map(
    days.find((each) => each.day === day)?.groups.map((each) => [each.key, each]),
  );
  return groups
    .flatMap((group) => {
      const ofDay = spent.get(group.key);
      return ofDay ? [{ ...group, ...ofDay }] : [];
    })
    .toSorted((a, b) => (BigInt(b.spentMicros) > BigInt(a.spentMicros) ? 1 : -1));
}

/** The report's amounts, of one day where one is chosen. */
export const spentIn = (
  { days, spentMicros }: Pick<UsageReport, "days" | "spentMicros">,
  day: string | null,
): string =>
  day === null ? spentMicros : (days.find((each) => each.day === day)?.spentMicros ?? "0");

/** How much of the whole, in whole per cent, rounded down; "under 1" for a trace. Undefined where it says nothing. */
export function shareWords(part: string, whole: string): string | undefined {
  const [amount, all] = [BigInt(part), BigInt(whole)];
  if (all <= 0n || amount < 0n || amount > all) return undefined;
  const share = (amount * 100n) / all;
  return share === 0n && amount > 0n ? "under 1 %" : `${share.toString()} %`;
}

/** "1,240 message parts sent, 12 searches" */
export const quantityWords = (quantities: readonly { text: string }[]): string =>
  quantities.map(({ text }) => text).join(", ");
