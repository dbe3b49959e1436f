import { expect, test } from "vitest";
import { together } from "./together";

const turn = () => new Promise((resolve) => setImmediate(resolve));

test("what comes alone is done at once, and what comes meanwhile is done together", async () => {
  const sizes: number[] = [];
  const double = together(async (_group: string, items: readonly number[]) => {
    sizes.push(items.length);
    await turn();
    return items.map((item) => item * 2);
  });
  const all = Array.from({ length: 40 }, (_, n) => double("a", n));
  expect(await Promise.all(all)).toEqual(all.map((_, n) => n * 2));
  expect(sizes.slice(0, 2)).toEqual([1, 1]);
  expect(sizes.length).toBeLessThan(6);
  expect(await double("a", 50)).toBe(100);
});

test("what fails fails alone, and what is of another group never meets it", async () => {
  const groups = new Set<string>();
  const check = together(async (group: string, items: readonly number[]) => {
    groups.add(`${group}${String(items.every((item) => item % 2 === (group === "odd" ? 1 : 0)))}`);
    await turn();
    if (items.includes(7)) throw new Error("seven");
    return [...items];
  });
  const all = Array.from({ length: 20 }, (_, n) => check(n % 2 === 1 ? "odd" : "even", n));
  const settled = await Promise.allSettled(all);
  expect(settled.flatMap(({ status }, n) => (status === "rejected" ? [n] : []))).toEqual([7]);
  expect([...groups].toSorted()).toEqual(["eventrue", "oddtrue"]);
});
