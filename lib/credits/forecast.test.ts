import { expect, test } from "vitest";
import { addDays, forecast, type Spending } from "./forecast";

const today = "2026-11-23";
const dollar = 1_000_000n;

/** What was spent on the days before today, the latest last; in cents. */
function spending(cents: readonly number[], more: Partial<Spending> = {}): Spending {
  const days = new Map(
    cents.map((each, index) => [addDays(today, index - cents.length), BigInt(each) * 10_000n]),
  );
  const since = cents.length === 0 ? null : addDays(today, -cents.length);
  return { availableMicros: 100n * dollar, today, since, days, rentals: [], ...more };
}
const repeat = (cents: number, times: number): number[] => Array<number>(times).fill(cents);

test("an even rate runs out when it is used up", () => {
  const { state, endsOn, basis, perDayMicros, text } = forecast(spending(repeat(200, 14)));
  // $100 at $2 a day, today among them: the fiftieth day from today on.
  expect({ state, endsOn, perDayMicros }).toEqual({
    state: "lasts",
    endsOn: addDays(today, 49),
    perDayMicros: "2000000",
  });
  expect(basis).toBe("last 7 days: $2.00 a day");
  expect(text).toBe("At this rate it lasts until about 11 Jan 2027.");
});

test("what was spent today already is not expected once more", () => {
  const even = spending(repeat(200, 14));
  const days = new Map([...even.days, [today, 2n * dollar]]);
  expect(forecast({ ...even, days }).endsOn).toBe(addDays(today, 50));
});

test("spending that grows week by week runs out sooner than its last week says", () => {
  const growing = Array.from({ length: 21 }, (_, day) => 100 + 10 * day);
  const grown = forecast(spending(growing));
  const even = forecast(spending(repeat(270, 21)));
  expect(grown.perDayMicros).toBe(even.perDayMicros);
  expect(grown.basis).toContain("growing by $0.10 each day");
  // Reckoned day by day: today is the 22nd, at $3.10.
  let [left, day] = [10_000, 0];
  for (; left > 0; day += 1) left -= 310 + 10 * day;
  expect(grown.endsOn).toBe(addDays(today, day - 1));
  expect(String(grown.endsOn) < String(even.endsOn)).toBe(true);
});

test("one burst is spread over all that is known, and is not taken for the rate of a week", () => {
  const bursty = [...repeat(0, 13), 1_400, ...repeat(0, 10), 1_400, 0, 0, 0];
  const { perDayMicros, basis, endsOn } = forecast(spending(bursty));
  expect(perDayMicros).toBe("1000000");
  expect(basis).toBe("last 28 days, in bursts: $1.00 a day");
  expect(endsOn).toBe(addDays(today, 99));
});

test("a week without spending after a busy one does not last for ever", () => {
  const { state, basis } = forecast(spending([...repeat(400, 7), ...repeat(0, 7)]));
  expect(state).toBe("lasts");
  expect(basis).toBe("last 14 days, in bursts: $2.00 a day");
});

test.each([0, 1, 2])("after %i whole days it says that it cannot know", (days) => {
  const { state, endsOn, perDayMicros, text } = forecast(
    spending(repeat(200, days), { since: addDays(today, -days) }),
  );
  expect({ state, endsOn, perDayMicros }).toEqual({
    state: "too_early",
    endsOn: null,
    perDayMicros: null,
  });
  expect(text).toBe("Too early to say.");
});

test("after three whole days it says", () => {
  expect(forecast(spending(repeat(200, 3)))).toMatchObject({
    state: "lasts",
    basis: "last 3 days: $2.00 a day",
  });
});

test("where nothing is spent there is no end, and where nothing is left no rate matters", () => {
  expect(forecast(spending([]))).toMatchObject({ state: "nothing_spent", endsOn: null });
  expect(forecast(spending(repeat(0, 28)))).toMatchObject({ state: "nothing_spent" });
  for (const availableMicros of [0n, -5n * dollar])
    expect(forecast(spending(repeat(200, 14), { availableMicros }))).toMatchObject({
      state: "empty",
      endsOn: null,
    });
});

test("what lasts longer than a year is not given a day", () => {
  expect(forecast(spending(repeat(1, 14)))).toMatchObject({ state: "over_a_year", endsOn: null });
});

test("rentals fall due on their day of each month, the last of a shorter one", () => {
  const rentals = [{ micros: 40n * dollar, nextOn: "2026-11-30" }];
  const { state, endsOn, basis, perDayMicros } = forecast(spending([], { rentals }));
  // 30 Nov, 30 Dec, 30 Jan: the third is more than is left.
  expect({ state, endsOn, perDayMicros }).toEqual({
    state: "lasts",
    endsOn: "2027-01-30",
    perDayMicros: null,
  });
  expect(basis).toBe("$40.00 a month for 1 number");
  const short = [{ micros: 25n * dollar, nextOn: "2026-12-31" }];
  expect(forecast(spending([], { rentals: short })).endsOn).toBe("2027-03-31");
  const february = [{ micros: 34n * dollar, nextOn: "2026-12-31" }];
  expect(forecast(spending([], { rentals: february })).endsOn).toBe("2027-02-28");
});

test("rentals and use add up", () => {
  const rentals = [{ micros: 10n * dollar, nextOn: addDays(today, 1) }];
  const both = forecast(spending(repeat(200, 14), { rentals }));
  expect(both.endsOn).toBe(addDays(today, 39));
  expect(both.basis).toBe("last 7 days: $2.00 a day, and $10.00 a month for 1 number");
});

test("amounts that no JavaScript number can hold are reckoned exactly", () => {
  const availableMicros = 9_007_199_254_740_993n * 50n;
  const days = new Map(
    Array.from({ length: 14 }, (_, index) => [addDays(today, -1 - index), 9_007_199_254_740_993n]),
  );
  const { endsOn, perDayMicros } = forecast(spending(repeat(0, 14), { availableMicros, days }));
  expect(perDayMicros).toBe("9007199254740993");
  expect(endsOn).toBe(addDays(today, 49));
});
