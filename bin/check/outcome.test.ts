import { expect, test } from "vitest";
import { failure, single, suite } from "./outcome";

const fine = { passed: true, output: "" };
const broken = { passed: false, output: "" };
const cases = (passed: number, failed: number) => ({ passed, failed, skipped: 0, failures: [] });

test("a static check counts as one", () => {
  expect(single(fine)).toMatchObject({ passed: 1, failed: 0 });
  expect(single(broken)).toMatchObject({ passed: 0, failed: 1 });
});

test("a suite counts its cases", () => {
  expect(suite(fine, cases(7, 0))).toMatchObject({ passed: 7, failed: 0 });
  expect(suite(broken, cases(5, 2))).toMatchObject({ passed: 5, failed: 2 });
});

test("a suite that ran nothing has failed, whatever its tool says", () => {
  expect(suite(fine, cases(0, 0)).failed).toBe(1);
  expect(suite(fine, undefined).failed).toBe(1);
  expect(suite(fine, { ...cases(0, 0), skipped: 3 }).failed).toBe(1);
});

test("a suite whose cases passed but whose tool failed has failed", () => {
  expect(suite(broken, cases(7, 0))).toMatchObject({ passed: 7, failed: 1 });
});

test("a failure is one line: where, which and the first line of why", () => {
  expect(failure("lib/a.test.ts", "adds", "\u001B[31mError\u001B[39m: no\n    at line 1")).toBe(
    "lib/a.test.ts › adds › Error: no",
  );
  expect(failure("lib/a.test.ts", "", "")).toBe("lib/a.test.ts");
});
