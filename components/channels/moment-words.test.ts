import { expect, test } from "vitest";
import { toMomentWords, toSinceWords } from "./moment-words";

const now = new Date(2026, 10, 22, 14, 2, 3);

test("a moment of today is told to the second, one of another day with its day", () => {
  expect(toMomentWords(new Date(2026, 10, 22, 9, 5, 7), now, "en-GB")).toBe("09:05:07");
  expect(toMomentWords(new Date(2026, 10, 21, 23, 59, 59), now, "en-GB")).toBe("21 Nov, 23:59:59");
  expect(toMomentWords(new Date(2025, 10, 22, 14, 2, 3), now, "en-GB")).toBe(
    "22 Nov 2025, 14:02:03",
  );
});

test("what waits since the evening before waits since yesterday, not for hours", () => {
  expect(toSinceWords(new Date(2026, 10, 22, 0, 1), now, "en-GB")).toBe("00:01");
  expect(toSinceWords(new Date(2026, 10, 21, 23, 59), now, "en-GB")).toBe("yesterday");
  expect(toSinceWords(new Date(2026, 10, 20, 23, 59), now, "en-GB")).toBe("20 Nov");
  // The day on which clocks change has 25 hours.
  const spring = new Date(2026, 9, 26, 0, 30);
  expect(toSinceWords(new Date(2026, 9, 25, 0, 30), spring, "en-GB")).toBe("yesterday");
});
