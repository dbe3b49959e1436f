import { describe, expect, test } from "vitest";
import { spentWords } from "./spent-words";

const budget = {
  id: "b1",
  node: { id: "growth", name: "Growth", kind: "team", path: "/acme/growth" },
  where: "here",
  period: "month",
  integration: null,
  meter: null,
  amountMicros: "50000000",
  spentMicros: "11200000",
  reservedMicros: "0",
  leftMicros: "38800000",
  atLimit: "refuse",
  percent: 22,
  startsAt: "2026-11-01T00:00:00.000Z",
  version: 1,
  text: "",
  resetsAt: "2026-12-01T00:00:00.000Z",
  reachedOn: null,
} as const;
const month = "2026-11";

describe("what a node spent, in its header", () => {
  test("stands beside the node's own budget for everything", () => {
    const credits = { month, spentMicros: "12000000", budgets: [budget] };
    expect(spentWords(credits)).toBe("spent $11.20 of $50.00 in November");
  });

  test("does not take the budget of a place above for the node's own", () => {
    const credits = {
      month,
      spentMicros: "1150000",
      budgets: [{ ...budget, where: "above" as const }],
    };
    expect(spentWords(credits)).toBe("spent $1.15 in November");
  });

  test("does not take a budget of one integration for all of it", () => {
    const credits = {
      month,
      spentMicros: "1150000",
      budgets: [{ ...budget, integration: { id: "phone", name: "Phone" } }],
    };
    expect(spentWords(credits)).toBe("spent $1.15 in November");
  });

  test("names the day where the budget is for a day, and says nothing where nothing was spent", () => {
    const daily = { ...budget, period: "day" } as const;
    expect(spentWords({ month, spentMicros: "0", budgets: [daily] })).toBe(
      "spent $11.20 of $50.00 today",
    );
    expect(spentWords({ month, spentMicros: "0", budgets: [] })).toBeNull();
  });
});
