import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { RequestCounter, type SharedCount, windowMs } from "./request-counter";

beforeEach(() => vi.useFakeTimers({ now: 0 }));
afterEach(() => vi.useRealTimers());

/** Counts as a database would, for all counters that are given it. */
function createShared() {
  let window = { total: 0, endsAt: 0 };
  let told = 0;
  const shared: SharedCount = {
    add: async (_who, requests) => {
      told += 1;
      if (window.endsAt <= Date.now()) window = { total: 0, endsAt: Date.now() + windowMs };
      window.total += requests;
      return { total: window.total, endsInMs: window.endsAt - Date.now() };
    },
  };
  return { shared, told: () => told };
}

const fail = (cause: unknown) => {
  throw cause;
};

test("one request too many is refused, until the minute is over", () => {
  const counter = new RequestCounter(createShared().shared, fail);
  const limits = [1, 2, 3, 4].map(() => counter.count("scout", 3));
  expect(limits.map(({ isExceeded }) => isExceeded)).toEqual([false, false, false, true]);
  expect(limits.map(({ remaining }) => remaining)).toEqual([2, 1, 0, 0]);
  expect(limits[3]?.resetSeconds).toBe(60);
  expect(counter.count("ranger", 3).isExceeded).toBe(false);
  vi.setSystemTime(windowMs);
  expect(counter.count("scout", 3)).toMatchObject({ isExceeded: false, remaining: 2 });
});

test("processes learn of each other's requests about a second later", async () => {
  const { shared } = createShared();
  const [one, other] = [new RequestCounter(shared, fail), new RequestCounter(shared, fail)];
  for (let each = 0; each < 60; each += 1) one.count("scout", 100);
  for (let each = 0; each < 39; each += 1) other.count("scout", 100);
  await vi.advanceTimersByTimeAsync(1_100);
  // Who told first learns what the other told with its next turn.
  for (let each = 0; each < 5; each += 1) one.count("scout", 100);
  await vi.advanceTimersByTimeAsync(1_100);
  expect(one.count("scout", 100).isExceeded).toBe(true);
  expect(other.count("scout", 100)).toMatchObject({ isExceeded: false });
});

test("whoever asks seldom is never written down", async () => {
  const { shared, told } = createShared();
  const counter = new RequestCounter(shared, fail);
  for (let each = 0; each < 59; each += 1) counter.count("scout", 1200);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(told()).toBe(0);
  counter.count("scout", 1200);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(told()).toBe(1);
});

test("while the others cannot be told, this process counts for itself", async () => {
  const failures: unknown[] = [];
  const lost = { add: () => Promise.reject(new Error("lost")) };
  const counter = new RequestCounter(lost, (cause) => failures.push(cause));
  for (let each = 0; each < 10; each += 1) counter.count("scout", 10);
  await vi.advanceTimersByTimeAsync(1_100);
  expect(failures).toHaveLength(1);
  expect(counter.count("scout", 10).isExceeded).toBe(true);
});
