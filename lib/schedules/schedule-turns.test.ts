import { expect, test } from "vitest";
import { takeScheduleTurn } from "./schedule-turns";

test("one organization never has all places, and all together leave the worker some", () => {
  const first = takeScheduleTurn("one");
  expect(takeScheduleTurn("one")).toBeDefined();
  expect(takeScheduleTurn("one")).toBeUndefined();
  const other = takeScheduleTurn("two");
  expect(other).toBeDefined();
  expect(takeScheduleTurn("three")).toBeUndefined();
  other?.();
  expect(takeScheduleTurn("one")).toBeUndefined();
  expect(takeScheduleTurn("three")).toBeDefined();
  first?.();
  expect(takeScheduleTurn("one")).toBeDefined();
});
