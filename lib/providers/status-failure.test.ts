import { expect, test } from "vitest";
import { failureOfStatus, retryAfterSeconds } from "./status-failure";

const after = (value: string) => new Headers({ "retry-after": value });

test("Retry-After is read as seconds and as a date, and never below zero", () => {
  const now = Date.parse("2026-11-22T12:00:00Z");
  expect(retryAfterSeconds(after("30"), now)).toBe(30);
  expect(retryAfterSeconds(after("Sun, 22 Nov 2026 12:01:00 GMT"), now)).toBe(60);
  expect(retryAfterSeconds(after("Sun, 22 Nov 2026 11:00:00 GMT"), now)).toBe(0);
  expect(retryAfterSeconds(after("soon"), now)).toBeUndefined();
  expect(retryAfterSeconds(new Headers(), now)).toBeUndefined();
});

test("a failure carries how long to wait", () => {
  const response = { status: 429, headers: after("7"), body: undefined };
  expect(failureOfStatus("Acme", response)).toEqual({
    reason: "rate_limited",
    message: "Acme has had too many requests. Try again in 7 s.",
    retryAfterSeconds: 7,
  });
});

test("success is no failure", () => {
  const response = { status: 204, headers: new Headers(), body: undefined };
  expect(failureOfStatus("Acme", response)).toBeUndefined();
});
