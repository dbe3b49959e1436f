import { expect, test } from "vitest";
import { heightOf, toSpendAxis } from "./spend-axis";

test("the axis ends at the next round amount, in at most four steps", () => {
  expect(toSpendAxis(0n, 1_730_000n).ticks).toEqual([
    0n,
    500_000n,
    1_000_000n,
    1_500_000n,
    2_000_000n,
  ]);
  expect(toSpendAxis(0n, 7_900n).ticks).toEqual([0n, 2_000n, 4_000n, 6_000n, 8_000n]);
  expect(toSpendAxis(0n, 4_000_000n).top).toBe(4_000_000n);
});

test("nothing spent still has an axis", () => {
  const axis = toSpendAxis(0n, 0n);
  expect(axis.top).toBeGreaterThan(0n);
  expect(axis.bottom).toBe(0n);
});

test("a day that gave back more than it took lies below zero", () => {
  const axis = toSpendAxis(-300_000n, 1_000_000n);
  expect(axis.bottom).toBe(-500_000n);
  expect(axis.ticks).toContain(0n);
  expect(heightOf(-250_000n, axis)).toBe(-0.25);
});

test("amounts beyond what a number holds exactly are drawn to scale", () => {
  const axis = toSpendAxis(0n, 20_000_000_000_000_000_000n);
  expect(heightOf(10_000_000_000_000_000_000n, axis)).toBe(0.5);
});
