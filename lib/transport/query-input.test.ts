import { expect, test } from "vitest";
import { z } from "zod";
import { isList, toFieldValue } from "./query-input";

const Input = z.object({
  nodeId: z.string(),
  limit: z.int().min(1).default(20),
  ids: z.array(z.string()).optional(),
  deep: z.boolean().optional(),
});
const { nodeId, limit, ids, deep } = Input.shape;

test("text parameters become the types of the input", () => {
  expect(toFieldValue(nodeId, ["5"])).toBe("5");
  expect(toFieldValue(limit, ["5"])).toBe(5);
  expect(toFieldValue(deep, ["true"])).toBe(true);
  expect(toFieldValue(deep, ["false"])).toBe(false);
});

test("a list is given with commas or by naming it several times", () => {
  expect(toFieldValue(ids, ["a,b", "c"])).toEqual(["a", "b", "c"]);
  expect(toFieldValue(ids, [""])).toEqual([]);
  expect([isList(ids), isList(limit)]).toEqual([true, false]);
});

test("what is no number or truth fails the schema instead of becoming one", () => {
  for (const text of ["many", "", " ", "1e3", "0x10", "NaN", "Infinity"])
    expect(limit.safeParse(toFieldValue(limit, [text])).success).toBe(false);
  for (const text of ["", "1", "yes", "TRUE"])
    expect(deep.safeParse(toFieldValue(deep, [text])).success).toBe(false);
});
