import { describe, expect, test } from "vitest";
import { nextAfter, readTiming } from "./timing";

const now = new Date("2026-11-22T12:00:30Z");
const read = (given: { at?: string; cron?: string; timeZone?: string }, from = now) =>
  readTiming({ timeZone: "UTC", ...given }, from).nextRunAt.toISOString();
const pointer = (given: Parameters<typeof read>[0]) => {
  try {
    return read(given);
  } catch (error) {
    return (error as { fields: { pointer: string }[] }).fields[0]?.pointer;
  }
};

describe("once", () => {
  test.each([
    ["2026-11-23T09:00:00Z", "UTC", "2026-11-23T09:00:00.000Z"],
    ["2026-11-23T09:00:00", "Europe/Berlin", "2026-11-23T08:00:00.000Z"],
    ["2027-07-01T09:00:00", "Europe/Berlin", "2027-07-01T07:00:00.000Z"],
    ["2026-11-23T09:00:00+05:30", "Europe/Berlin", "2026-11-23T03:30:00.000Z"],
  ])("%s in %s is %s", (at, timeZone, instant) => {
    expect(read({ at, timeZone })).toBe(instant);
  });

  test("what has passed, or is further away than a year, is refused", () => {
    expect(pointer({ at: "2026-11-22T12:00:00Z" })).toBe("/at");
    expect(pointer({ at: "2027-11-24T12:00:00Z" })).toBe("/at");
  });
});

describe("again and again", () => {
  test("runs at the wall clock of its zone, in summer and in winter", () => {
    const daily = { cron: "0 9 * * *", timeZone: "Europe/Berlin" };
    expect(read(daily)).toBe("2026-11-23T08:00:00.000Z");
    expect(read(daily, new Date("2027-07-01T12:00:00Z"))).toBe("2027-07-02T07:00:00.000Z");
  });

  test("what the clock leaps over runs once, right after the leap", () => {
    const nightly = { cron: "30 2 * * *", timeZone: "Europe/Berlin" };
    const before = new Date("2027-03-27T12:00:00Z");
    const timing = readTiming(nightly, before);
    expect(timing.nextRunAt.toISOString()).toBe("2027-03-28T01:00:00.000Z");
    expect(nextAfter(timing, timing.nextRunAt)?.toISOString()).toBe("2027-03-29T00:30:00.000Z");
  });

  test("what the clock shows twice runs once", () => {
    const nightly = { cron: "30 2 * * *", timeZone: "Europe/Berlin" };
    const timing = readTiming(nightly, new Date("2027-10-30T12:00:00Z"));
    expect(timing.nextRunAt.toISOString()).toBe("2027-10-31T00:30:00.000Z");
    expect(nextAfter(timing, timing.nextRunAt)?.toISOString()).toBe("2027-11-01T01:30:00.000Z");
  });

  test("what was missed is left out", () => {
    const timing = readTiming({ cron: "* * * * *", timeZone: "UTC" }, now);
    const later = new Date("2026-11-25T12:00:30Z");
    expect(nextAfter(timing, later)?.toISOString()).toBe("2026-11-25T12:01:00.000Z");
  });

  test.each(["* * * * * *", "@daily", "61 * * * *", "", "every day", "2027-01-01T00:00:00Z"])(
    "%j is refused: not five fields of a cron pattern",
    (cron) => {
      expect(pointer({ cron })).toBe("/cron");
    },
  );

  test("a day that never comes is refused", () => {
    expect(pointer({ cron: "0 0 30 2 *" })).toBe("/cron");
  });
});

test.each(["Mars/Olympus", "+02:00", "CEST!", ""])("the time zone %j is refused", (timeZone) => {
  expect(pointer({ cron: "0 9 * * *", timeZone })).toBe("/time_zone");
});

test("either once or again and again, not both and not neither", () => {
  expect(pointer({})).toBe("/at");
  expect(pointer({ at: "2026-11-23T09:00:00Z", cron: "0 9 * * *" })).toBe("/at");
});
