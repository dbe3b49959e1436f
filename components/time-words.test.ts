import { expect, test } from "vitest";
import { toTimeWords } from "./time-words";

const now = new Date(2026, 10, 22, 14, 30);

test.each([
  ['under a minute, "just now"', new Date(2026, 10, 22, 14, 29, 40), "just now"],
  ["under an hour, the minutes", new Date(2026, 10, 22, 14, 27), "3 min ago"],
  ["ahead, the minutes to come", new Date(2026, 10, 22, 14, 38), "in 8 min"],
  ["the same day, the time", new Date(2026, 10, 22, 9, 2), "09:02"],
  ["the same year, day and time", new Date(2026, 10, 21, 14, 2), "21 Nov, 14:02"],
  ["another year, with the year", new Date(2025, 10, 21, 14, 2), "21 Nov 2025, 14:02"],
])("a time is as near as it needs to be: %s", (_when, time, words) => {
  expect(toTimeWords(time, now, "en-GB")).toBe(words);
});
