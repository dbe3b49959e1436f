import { expect, test } from "vitest";
import { retryWaitMs } from "./retry-wait";

test("waits longer after each failure, for whole milliseconds, and never for more than five minutes", () => {
  const waits = Array.from({ length: 20 }, (_, failures) => retryWaitMs(failures + 1, 0.123_456));
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  for (const wait of waits) expect(Number.isInteger(wait)).toBe(true);
  expect(retryWaitMs(1_000, 1)).toBe(300_000);
});
