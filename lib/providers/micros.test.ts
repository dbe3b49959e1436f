import fc from "fast-check";
import { expect, test } from "vitest";
import { toMicros } from "./micros";

test.each([
  ["1.15", 1_150_000n],
  ["0.0079", 7_900n],
  ["-0.00750", -7_500n],
  ["15", 15_000_000n],
  ["1.15000", 1_150_000n],
  ["0.", 0n],
  [0.0079, 7_900n],
  ["0.0000001", 1n],
  ["0.0079001", 7_901n],
])("%s dollars are %s micro-dollars, never less than the price", (text, micros) => {
  expect(toMicros(text)).toBe(micros);
});

test.each(["", "free", "1,15", "1.2.3", "$1", "NaN", "1e3", null, undefined, Number.NaN, Infinity])(
  "%s is no amount",
  (text) => {
    expect(toMicros(text)).toBeUndefined();
  },
);

test("every amount of up to six places is kept exactly", () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 15n), (micros) => {
      const text = `${String(micros / 1_000_000n)}.${String(micros % 1_000_000n).padStart(6, "0")}`;
      expect(toMicros(text)).toBe(micros);
      expect(toMicros(`-${text}`)).toBe(-micros);
    }),
  );
});
