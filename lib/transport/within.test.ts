import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { within } from "./within";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("who waits too long is told so, and that it may still be done", async () => {
  let isDone = false;
  const slow = new Promise<void>((resolve) => setTimeout(resolve, 40_000)).then(() => {
    isDone = true;
  });
  const refused = expect(within(30_000, slow)).rejects.toMatchObject({
    kind: "unavailable",
    message: "This takes longer than 30 s. It may still be done: look before trying again.",
  });
  await vi.advanceTimersByTimeAsync(30_000);
  await refused;
  expect(isDone).toBe(false);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(isDone).toBe(true);
});

test("what is in time is what it is, and leaves no timer", async () => {
  expect(await within(30_000, Promise.resolve("done"))).toBe("done");
  await expect(within(30_000, Promise.reject(new Error("its own")))).rejects.toThrow("its own");
  expect(vi.getTimerCount()).toBe(0);
});
