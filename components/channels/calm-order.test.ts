import { expect, test } from "vitest";
import { calmOrder } from "./calm-order";

test("what somebody points at stays where it is when others get news", () => {
  expect(calmOrder(["a", "b", "c"], ["c", "a", "b"])).toEqual({
    shown: ["a", "b", "c"],
    fresh: 0,
  });
});

test("what is new at the top waits, what is older is added at the end, what is gone goes", () => {
  expect(calmOrder(["a", "b", "c"], ["x", "a", "y", "c", "older"])).toEqual({
    shown: ["a", "c", "older"],
    fresh: 2,
  });
});

test("nothing waits where nothing was there before", () => {
  expect(calmOrder([], ["a", "b"])).toEqual({ shown: ["a", "b"], fresh: 0 });
});
