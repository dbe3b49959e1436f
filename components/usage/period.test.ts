import { expect, test } from "vitest";
import { daysOf, inPeriodWords, lastDayOf, monthsSince, toPeriod } from "./period";

const now = new Date("2026-11-23T01:00:00Z");

test("an address that makes no sense shows the present month", () => {
  for (const from of [null, "", "2026-13", "november", "1999-11"])
    expect(toPeriod(from, now)).toEqual({ month: "2026-11", day: null });
  expect(toPeriod("2026-02-31", now)).toEqual({ month: "2026-02", day: null });
  expect(toPeriod("2026-02-28", now)).toEqual({ month: "2026-02", day: "2026-02-28" });
});

test("months have all of their days and no other", () => {
  expect(daysOf("2028-02")).toHaveLength(29);
  expect(daysOf("2026-11").at(0)).toBe("2026-11-01");
  expect(lastDayOf("2026-11")).toBe("2026-11-30");
  expect(lastDayOf("2026-02")).toBe("2026-02-28");
});

test("months are listed from where they began, the newest first", () => {
  expect(monthsSince(new Date("2026-09-30T23:59:00Z"), now)).toEqual([
    "2026-11",
    "2026-10",
    "2026-09",
  ]);
  expect(monthsSince(new Date("2001-01-01T00:00:00Z"), now)).toHaveLength(24);
});

test("a period is said with its year only where that is another one", () => {
  expect(inPeriodWords({ month: "2026-11", day: null }, now)).toBe("in November");
  expect(inPeriodWords({ month: "2025-11", day: null }, now)).toBe("in November 2025");
  expect(inPeriodWords({ month: "2026-11", day: "2026-11-21" }, now)).toBe("on 21 Nov");
});
