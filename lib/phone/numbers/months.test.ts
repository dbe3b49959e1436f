import fc from "fast-check";
import { expect, test } from "vitest";
import { monthsBegun } from "./months";

const day = (text: string) => new Date(`${text}T10:00:00Z`);
const days = (dates: Date[]) => dates.map((date) => date.toISOString().slice(0, 10));

test("a number's first month begins when it is bought, and the next on the same day", () => {
  expect(days(monthsBegun(day("2026-11-22"), day("2026-11-22")))).toEqual(["2026-11-22"]);
  expect(days(monthsBegun(day("2026-11-22"), day("2026-12-21")))).toEqual(["2026-11-22"]);
  expect(days(monthsBegun(day("2026-11-22"), day("2027-01-22")))).toEqual([
    "2026-11-22",
    "2026-12-22",
    "2027-01-22",
  ]);
});

test("what is bought on the 31st is paid on the last day of shorter months, and no month twice", () => {
  expect(days(monthsBegun(day("2027-01-31"), day("2027-04-30")))).toEqual([
    "2027-01-31",
    "2027-02-28",
    "2027-03-31",
    "2027-04-30",
  ]);
});

test("every calendar month of a number is counted exactly once, whenever it was bought", () => {
  const dates = fc.date({ min: day("2024-01-01"), max: day("2030-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(dates, fc.integer({ min: 0, max: 900 }), (since, later) => {
      const now = new Date(since.getTime() + later * 86_400_000);
      const months = monthsBegun(since, now).map((date) => date.toISOString().slice(0, 7));
      expect(new Set(months).size).toBe(months.length);
      expect(months[0]).toBe(since.toISOString().slice(0, 7));
    }),
  );
});
