import { expect, test } from "vitest";
import { groupUsage, type UsedOnDay } from "./group-usage";

const used = (more: Partial<UsedOnDay>): UsedOnDay => ({
  day: "2026-03-01",
  key: "phone",
  meter: "sms_out_part",
  spentMicros: 1n,
  quantity: 1n,
  freeQuantity: 0n,
  sandboxMicros: 0n,
  ...more,
});

const sum = (parts: readonly { spentMicros: string }[]): bigint =>
  parts.reduce((total, { spentMicros }) => total + BigInt(spentMicros), 0n);

test("of many groups the largest are named, and the others put together without losing anything", () => {
  const rows = Array.from({ length: 130 }, (_each, index) =>
    used({ key: `team ${index.toString()}`, spentMicros: BigInt(index + 1), quantity: 2n }),
  );
  const { groups, days } = groupUsage(rows, ["2026-03-01", "2026-03-02"]);
  expect(groups).toHaveLength(100);
  expect(groups[0]).toMatchObject({ key: "team 129", spentMicros: "130", count: 1 });
  expect(groups.at(-1)).toMatchObject({ key: "others", count: 31 });
  const total = (130n * 131n) / 2n;
  expect(sum(groups)).toBe(total);
  expect(sum(days[0]?.groups ?? [])).toBe(total);
  expect(days[1]).toEqual({ day: "2026-03-02", spentMicros: "0", quantities: [], groups: [] });
  const quantity = groups.flatMap(({ quantities }) => quantities.map((each) => each.quantity));
  expect(quantity.reduce((all, each) => all + BigInt(each), 0n)).toBe(260n);
});

test("amounts beyond what a number holds stay exact", () => {
  const most = 9_007_199_254_740_993n;
  const { groups } = groupUsage([used({ spentMicros: most }), used({ spentMicros: 1n })], []);
  expect(groups).toMatchObject([{ spentMicros: "9007199254740994" }]);
});
