import { expect, test } from "vitest";
import { toSpendSeries } from "./spend-series";

const group = (id: string, spentMicros: number) => ({
  id,
  name: id,
  spentMicros: String(spentMicros),
});

const colorsOf = (ids: string[]) =>
  Object.fromEntries(
    toSpendSeries(ids.map((id) => group(id, 1))).map(({ id, color }) => [id, color]),
  );

test("the six that cost most have a colour of their own, and all others are one", () => {
  const groups = Array.from({ length: 9 }, (_, index) => group(`group-${String(index)}`, index));
  const series = toSpendSeries(groups);
  expect(series.map(({ color }) => color)).toEqual([1, 2, 3, 4, 5, 6, "other"]);
  const other = series.at(-1);
  expect(other?.members.toSorted()).toEqual(["group-0", "group-1", "group-2"]);
  expect(other?.spentMicros).toBe("3");
});

test("a colour does not follow the amounts, and no two share one", () => {
  const cheap = toSpendSeries([group("phone", 1), group("web-search", 2)]);
  const dear = toSpendSeries([group("phone", 9), group("web-search", 2)]);
  expect(cheap.map(({ id, color }) => [id, color])).toEqual(
    dear.map(({ id, color }) => [id, color]),
  );
  expect(new Set(cheap.map(({ color }) => color)).size).toBe(2);
});

test("a series keeps its colour when another one goes, unless they wanted the same", () => {
  const all = colorsOf(["phone", "web-search", "web-fetch"]);
  expect(new Set(Object.values(all)).size).toBe(3);
  expect(colorsOf(["phone"]).phone).toBe(all.phone);
});
