import { expect, test } from "vitest";
import { within } from "./within";

const late = () => new Error("late");

test("work that ends in time is what it comes to", async () => {
  const { signal } = new AbortController();
  expect(await within(signal, () => Promise.resolve(1), late)).toBe(1);
  await expect(within(signal, () => Promise.reject(new Error("own")), late)).rejects.toThrow("own");
});

test("work that does not end is left, and nothing is begun after the end", async () => {
  const controller = new AbortController();
  const never = within(controller.signal, () => new Promise(() => undefined), late);
  controller.abort();
  await expect(never).rejects.toThrow("late");
  let begun = false;
  const after = within(controller.signal, () => Promise.resolve((begun = true)), late);
  await expect(after).rejects.toThrow("late");
  expect(begun).toBe(false);
});
