import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { assertMayTry, noteKey } from "./failed-keys";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const failOften = (address: string) => {
  for (let each = 0; each < 100; each += 1) noteKey(`wrong ${each}`, address, false);
};

test("an address that sends wrong keys has to wait a minute", () => {
  expect(() => assertMayTry("another", "192.0.2.1")).not.toThrow();
  failOften("192.0.2.1");
  expect(() => assertMayTry("another", "192.0.2.1")).toThrow(/Wait 60 s/);
  expect(() => assertMayTry("another", "192.0.2.2")).not.toThrow();
  vi.advanceTimersByTime(60_000);
  expect(() => assertMayTry("another", "192.0.2.1")).not.toThrow();
});

test("a key that was good goes on working from an address that others share", () => {
  noteKey("good", "192.0.2.3", true);
  failOften("192.0.2.3");
  expect(() => assertMayTry("good", "192.0.2.3")).not.toThrow();
  expect(() => assertMayTry("unknown", "192.0.2.3")).toThrow();
});
