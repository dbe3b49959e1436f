import { expect, test } from "vitest";
import { z } from "zod";
import { toQueryInput } from "./query-input";

const Input = z.object({
  nodeId: z.string(),
  limit: z.int().min(1).default(20),
  ids: z.array(z.string()).optional(),
  deep: z.boolean().optional(),
});

test("text parameters become the types of the input", () => {
  const given = { nodeId: "n", limit: "5", ids: "a,b", deep: "true" };
  expect(toQueryInput(Input, given)).toEqual({
    nodeId: "n",
    limit: 5,
    ids: ["a", "b"],
    deep: true,
  });
});

test("unknown parameters are left out and missing ones stay missing", () => {
  expect(toQueryInput(Input, { nodeId: "n", organization: "o" })).toEqual({ nodeId: "n" });
});

test("a number that is none fails the schema instead of becoming one", () => {
  expect(Input.safeParse(toQueryInput(Input, { nodeId: "n", limit: "many" })).success).toBe(false);
});
