import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findFreeTime, type Span } from "./free-time";
import { googleCalendarSettings } from "./settings";
import { dayAt, instantAt, toZonedIso } from "./time-zone";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const at = (iso: string) => Date.parse(iso);

const week = {
  within: { start: at("2026-11-23T00:00:00Z"), end: at("2026-11-30T00:00:00Z") },
  workingHours: { start: "09:00", end: "17:00" },
  minDurationMs: 30 * minute,
  timeZone: "UTC",
  includeWeekends: false,
};

test("an empty week has five whole working days, and seven with its weekend", () => {
  expect(findFreeTime({ ...week, busy: [] })).toHaveLength(5);
  const all = findFreeTime({ ...week, busy: [], includeWeekends: true });
  expect(all).toHaveLength(7);
  expect(all.every(({ start, end }) => end - start === 8 * hour)).toBe(true);
});

test("what overlaps is taken out once, and what is too short is left out", () => {
  const busy = [
    { start: at("2026-11-23T10:00:00Z"), end: at("2026-11-23T11:00:00Z") },
    { start: at("2026-11-23T09:20:00Z"), end: at("2026-11-23T10:30:00Z") },
    { start: at("2026-11-23T12:00:00Z"), end: at("2026-11-24T16:00:00Z") },
  ];
  expect(findFreeTime({ ...week, busy }).slice(0, 2)).toEqual([
    { start: at("2026-11-23T11:00:00Z"), end: at("2026-11-23T12:00:00Z") },
    { start: at("2026-11-24T16:00:00Z"), end: at("2026-11-24T17:00:00Z") },
  ]);
});

describe("for any calendar", () => {
  const zones = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"];
  const start = fc
    .integer({ min: 0, max: 365 * 24 * 60 })
    .map((m) => at("2026-01-01") + m * minute);
  const span = (first: number, longest: number) =>
    fc
      .tuple(fc.integer({ min: 0, max: longest }), fc.integer({ min: 1, max: 600 }))
      .map(([offset, length]) => ({
        start: first + offset * minute,
        end: first + (offset + length) * minute,
      }));
  const question = fc.tuple(start, fc.constantFrom(...zones)).chain(([first, timeZone]) =>
    fc.record({
      within: fc.constant({ start: first, end: first + 4 * day }),
      busy: fc.array(span(first - 5 * hour, 4 * 24 * 60), { maxLength: 12 }),
      minDurationMs: fc.integer({ min: 5, max: 180 }).map((minutes) => minutes * minute),
      workingHours: fc.constantFrom(
        { start: "09:00", end: "17:00" },
        { start: "00:00", end: "23:59" },
        { start: "13:30", end: "14:15" },
      ),
      timeZone: fc.constant(timeZone),
      includeWeekends: fc.boolean(),
    }),
  );

  /** Minute by minute, as a person would look it up. */
  const isFree = (instant: number, asked: Parameters<typeof findFreeTime>[0]): boolean => {
    const parts = new Intl.DateTimeFormat("en-GB", {
      timeZone: asked.timeZone,
      weekday: "short",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    }).formatToParts(instant);
    const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
    const clock = `${part("hour")}:${part("minute")}`;
    return (
      instant >= asked.within.start &&
      instant < asked.within.end &&
      clock >= asked.workingHours.start &&
      clock < asked.workingHours.end &&
      (asked.includeWeekends || !["Sat", "Sun"].includes(part("weekday"))) &&
      !asked.busy.some((busy) => instant >= busy.start && instant < busy.end)
    );
  };

  test("every minute that is offered is free, long enough and in order", () => {
    fc.assert(
      fc.property(question, (asked) => {
        let last = Number.NEGATIVE_INFINITY;
        for (const free of findFreeTime(asked)) {
          expect(free.start).toBeGreaterThanOrEqual(last);
          expect(free.end - free.start).toBeGreaterThanOrEqual(asked.minDurationMs);
          last = free.end;
          for (let now = free.start; now < free.end; now += 7 * minute)
            expect(isFree(now, asked)).toBe(true);
          expect(isFree(free.end - minute, asked)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("no stretch that is long enough is missed", () => {
    const inside = (instant: number, spans: Span[]) =>
      spans.some(({ start, end }) => instant >= start && instant < end);
    fc.assert(
      fc.property(question, (asked) => {
        const free = findFreeTime({ ...asked, minDurationMs: 0 });
        for (let now = asked.within.start; now < asked.within.end; now += 13 * minute)
          expect(inside(now, free)).toBe(isFree(now, asked));
      }),
      { numRuns: 40 },
    );
  });
});

describe("clocks", () => {
  const monday = { year: 2026, month: 11, day: 23 };

  test("a time of day is an instant in its own zone", () => {
    expect(instantAt(monday, "09:00", "Europe/Berlin")).toBe(at("2026-11-23T08:00:00Z"));
    expect(instantAt(monday, "09:00", "America/New_York")).toBe(at("2026-11-23T14:00:00Z"));
    expect(instantAt(monday, "00:00", "Asia/Kolkata")).toBe(at("2026-11-22T18:30:00Z"));
  });

  test("a time that is skipped in spring is read as later, one that comes twice as the first", () => {
    const skipped = instantAt({ year: 2026, month: 3, day: 8 }, "02:30", "America/New_York");
    expect(toZonedIso(skipped, "America/New_York")).toBe("2026-03-08T03:30:00-04:00");
    const twice = instantAt({ year: 2026, month: 11, day: 1 }, "01:30", "America/New_York");
    expect(toZonedIso(twice, "America/New_York")).toBe("2026-11-01T01:30:00-04:00");
  });

  test("the day is that of the zone, not of UTC", () => {
    expect(dayAt(at("2026-11-23T23:30:00Z"), "Europe/Berlin")).toEqual({ ...monday, day: 24 });
  });
});

test("working hours that end before they start are refused where they end", () => {
  const wrong = { working_hours_start: "17:00", working_hours_end: "09:00" };
  expect(googleCalendarSettings.safeParse(wrong).error?.issues).toMatchObject([
    { path: ["working_hours_end"], message: "The working hours must end after they start." },
  ]);
  expect(googleCalendarSettings.safeParse({ working_hours_end: "08:00" }).success).toBe(false);
  expect(googleCalendarSettings.safeParse({ time_zone: "Mars/Base" }).success).toBe(false);
});
