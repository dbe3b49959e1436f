import { expect, test } from "vitest";
import { forecastWords } from "./forecast-words";

const today = "2026-11-23";
const basis = "last 7 days: $0.78 a day";
const lasting = (endsOn: string) =>
  forecastWords({ state: "lasts", endsOn, basis, text: "" }, today);

test("the day on which it runs out is said as near as it can be known", () => {
  expect(lasting("2027-03-14")).toEqual({
    label: "At this rate lasts until",
    value: "about 14 Mar",
    basis,
  });
  expect(lasting("2026-11-30").value).toBe("about 30 Nov");
  expect(lasting("2027-11-24").value).toBe("about 24 Nov 2027");
});

test("where no day can be known, it says so instead of one", () => {
  for (const state of ["too_early", "nothing_spent", "empty"] as const)
    expect(
      forecastWords({ state, endsOn: null, basis, text: "Too early to say." }, today).value,
    ).toBe("Too early to say.");
  expect(
    forecastWords({ state: "over_a_year", endsOn: null, basis, text: "" }, today),
  ).toMatchObject({ label: "At this rate lasts", value: "longer than a year" });
});
