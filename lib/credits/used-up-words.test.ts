import { expect, test } from "vitest";
import { usedUpSentence, usedUpWords, type UsedUpBudget } from "./used-up-words";

const now = new Date("2026-11-30T23:59:59Z");
const budget = {
  place: "Growth",
  period: "month",
  amountMicros: "50000000",
  neededMicros: "5000",
  integration: null,
  meter: null,
} satisfies UsedUpBudget;

test.each<[string, Partial<UsedUpBudget>, string]>([
  ["a month", {}, "Growth has used its $50.00 for November. It resumes on 1 Dec, or"],
  [
    "a day",
    { period: "day" },
    "Growth has used its $50.00 for today. It resumes at midnight UTC, or",
  ],
  ["an integration", { integration: "Phone" }, "its $50.00 for Phone in November."],
  ["a meter", { meter: "web_search" }, "its $50.00 for searches in November."],
  ["a meter of another program", { meter: "gpu_hour" }, "its $50.00 for gpu_hour in November."],
  ["too small for anything", { amountMicros: "4999" }, "It resumes when an admin of Growth raises"],
])("names what is used up and when it goes on: %s", (_what, change, part) => {
  expect(usedUpSentence({ ...budget, ...change }, now)).toContain(part);
});

test("what is left and does not suffice is told, exactly where it would read like what is needed", () => {
  const left = (leftMicros: string, neededMicros: string) =>
    usedUpWords({ ...budget, leftMicros, neededMicros }, now);
  expect(left("400000", "1150000")).toBe("Growth has $0.40 left of its $50.00 for November.");
  expect(left("1149999", "1150000")).toBe("Growth has $1.149999 left of its $50.00 for November.");
});

test("December ends with the year", () => {
  expect(usedUpSentence(budget, new Date("2026-12-31T12:00:00Z"))).toContain(
    "for December. It resumes on 1 Jan",
  );
});
