import { quantityText } from "./quantity-text";
import type { UsageReport, UsedQuantity } from "./usage-report";

/** What was used of one meter on one day by one group. */
export type UsedOnDay = {
  day: string;
  key: string;
  meter: string;
  spentMicros: bigint;
  quantity: bigint;
  freeQuantity: bigint;
  sandboxMicros: bigint;
};

type Amounts = Omit<UsedOnDay, "day" | "key" | "sandboxMicros">;
type Spent = { spentMicros: string; quantities: UsedQuantity[] };
export type Grouped = Spent & { key: string };

/** What groups beyond the largest are called together. */
export const others = "others";

/** More than these nobody tells apart. */
const mostGroups = 100;

/** Divides what was used by group, and by day and group; what is small is put together. */
export function groupUsage(
  used: readonly UsedOnDay[],
  days: readonly string[],
): { groups: (Grouped & { count: number })[]; days: UsageReport["days"] } {
  const byKey = Map.groupBy(used, ({ key }) => key);
  const ranked = [...byKey]
    .map(([key, rows]) => ({ key, spent: sumOf(rows) }))
    .toSorted((a, b) => compare(b.spent, a.spent) || a.key.localeCompare(b.key, "en"));
  const small = ranked.length > mostGroups ? ranked.slice(mostGroups - 1) : [];
  const isSmall = new Set(small.map(({ key }) => key));
  const groupOf = ({ key }: UsedOnDay) => (isSmall.has(key) ? others : key);
  const kept = ranked.map(({ key }) => key).filter((key) => !isSmall.has(key));
  const order = small.length > 0 ? [...kept, others] : kept;
  const byGroup = Map.groupBy(used, groupOf);
  const byDay = Map.groupBy(used, ({ day }) => day);
  return {
    groups: order.map((key) => ({
      key,
      ...addUp(byGroup.get(key) ?? []),
      count: key === others ? small.length : 1,
    })),
    days: days.map((day) => {
      const rows = byDay.get(day) ?? [];
      const those = Map.groupBy(rows, groupOf);
      const groups = order.flatMap((key) => {
        const found = those.get(key);
        return found ? [{ key, ...addUp(found) }] : [];
      });
      return { day, ...addUp(rows), groups };
    }),
  };
}

/** What some lines come to, and how much of each meter that was. */
export function addUp(rows: readonly Amounts[]): Spent {
  const byMeter = Map.groupBy(rows, ({ meter }) => meter);
  const quantities = [...byMeter].map(([meter, of]) => {
    const quantity = of.reduce((sum, each) => sum + each.quantity, 0n);
    const free = of.reduce((sum, each) => sum + each.freeQuantity, 0n);
    return {
      meter,
      quantity: quantity.toString(),
      freeQuantity: free.toString(),
      text: quantityText(meter, quantity),
    };
  });
  return {
    spentMicros: sumOf(rows).toString(),
    quantities: quantities.toSorted((a, b) => a.meter.localeCompare(b.meter, "en")),
  };
}

const sumOf = (rows: readonly Pick<Amounts, "spentMicros">[]): bigint =>
  rows.reduce((sum, { spentMicros }) => sum + spentMicros, 0n);

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
