import { expect, test } from "vitest";
import { daysOf } from "./period";
import { fittingDays, toChartDays } from "./spend-days";
import { toSpendSeries } from "./spend-series";

const series = toSpendSeries([
  { id: "phone", name: "Phone", spentMicros: "900" },
  { id: "web-search", name: "Web search", spentMicros: "200" },
]);

test("what a correction gave back is drawn below zero, beside what was spent", () => {
  const [first, second] = toChartDays(
    ["2026-11-01", "2026-11-02"],
    [{ day: "2026-11-02", spent: { phone: "-300", "web-search": "200" } }],
    series,
  );
  expect(first).toMatchObject({ total: 0n, up: 0n, down: 0n });
  expect(second).toMatchObject({ total: -100n, up: 200n, down: -300n });
});

test("a series of many groups has the sum of them", () => {
  const many = Array.from({ length: 8 }, (_, index) => ({
    id: `g${String(index)}`,
    name: `g${String(index)}`,
    spentMicros: String(100 - index),
  }));
  const spent = Object.fromEntries(many.map(({ id }) => [id, "5"]));
  const [day] = toChartDays(["2026-11-01"], [{ day: "2026-11-01", spent }], toSpendSeries(many));
  expect(day?.total).toBe(40n);
  expect(day?.parts.at(-1)?.micros).toBe(10n);
});

test("where not all days have room, the latest are shown, at least 14", () => {
  const days = daysOf("2026-11").map((day) => ({ day }));
  expect(fittingDays(days, 30, "2026-11-23")).toHaveLength(30);
  const few = fittingDays(days, 9, "2026-11-23");
  expect([few.length, few[0]?.day, few.at(-1)?.day]).toEqual([14, "2026-11-10", "2026-11-23"]);
  expect(
    fittingDays(days, 9, "2026-11-03")
      .map(({ day }) => day)
      .at(-1),
  ).toBe("2026-11-14");
  expect(fittingDays(days, 20, "2027-01-05").at(-1)?.day).toBe("2026-11-30");
});
