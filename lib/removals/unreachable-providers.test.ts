import { expect, test } from "vitest";
import { noteAnswer, pauseAt } from "./unreachable-providers";

test("a provider that did not answer three times in a row is left alone for a minute, others are not", () => {
  const where = { provider: "slow", world: "real" };
  const beside = { provider: "slow", world: "sandbox" };
  noteAnswer(where, false, 0);
  noteAnswer(where, false, 0);
  expect(pauseAt(where, 0)).toBe(0);
  noteAnswer(where, false, 0);
  expect(pauseAt(where, 0)).toBe(60_000);
  expect(pauseAt(beside, 0)).toBe(0);
  expect(pauseAt(where, 61_000)).toBe(0);
  // The next one that fails is enough.
  noteAnswer(where, false, 61_000);
  expect(pauseAt(where, 61_000)).toBe(60_000);
  noteAnswer(where, true, 90_000);
  expect(pauseAt(where, 90_000)).toBe(0);
});
