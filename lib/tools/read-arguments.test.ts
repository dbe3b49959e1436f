import { describe, expect, test } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { defineTool } from "@/lib/integrations/manifest";
import { readArguments } from "./read-arguments";

const base = {
  name: "test_read_thing",
  title: "Read a thing",
  description: "For tests only.",
  effect: "read",
  scopes: [],
  output: z.object({}),
  run: () => Promise.reject(new Error("Not run here")),
} as const;

const tool = defineTool()({
  ...base,
  input: z.object({
    kind: z.enum(["a", "b"]).default("a"),
    name: z.string().regex(/^[a-z]+$/, "Small letters only."),
    tags: z.array(z.string().min(2)).max(3).optional(),
    at: z.iso.datetime().optional(),
    trimmed: z.string().trim().min(1).optional(),
  }),
});

const wrongIn = (args: Record<string, unknown>, of = tool): unknown => {
  try {
    return readArguments(of, args);
  } catch (error) {
    if (error instanceof AppError) return error.fields;
    throw error;
  }
};

describe("the arguments of a call", () => {
  test("come with the tool's defaults", () => {
    expect(readArguments(tool, { name: "x" })).toEqual({ kind: "a", name: "x" });
  });

  test("that are wrong are each named once, in the order of the tool and in its own words", () => {
    expect(wrongIn({ tags: ["ok", "x"], name: "X", kind: "c" })).toEqual([
      { pointer: "/arguments/kind", detail: "It must be one of: a, b." },
      { pointer: "/arguments/name", detail: "Small letters only." },
      { pointer: "/arguments/tags/1", detail: "It must NOT have fewer than 2 characters." },
    ]);
  });

  test("that are missing or unknown are named by the pointer they would have", () => {
    expect(wrongIn({ "a/b~c": 1 })).toEqual([
      { pointer: "/arguments/name", detail: "This is missing." },
      { pointer: "/arguments/a~1b~0c", detail: "The tool takes no such argument." },
    ]);
  });

  test("have the formats that the schema names", () => {
    expect(wrongIn({ name: "x", at: "yesterday" })).toMatchObject([{ pointer: "/arguments/at" }]);
    expect(wrongIn({ name: "x", at: "2026-11-23T09:00:00Z" })).toMatchObject({ name: "x" });
  });

  test("pass what the schema cannot say too", () => {
    expect(wrongIn({ name: "x", trimmed: "  " })).toMatchObject([
      { pointer: "/arguments/trimmed" },
    ]);
  });

  test.each(["__proto__", "constructor", "toString"])("are not called %s", (name) => {
    const args = JSON.parse(`{"name":"x","${name}":{}}`) as Record<string, unknown>;
    expect(wrongIn(args)).toMatchObject([{ pointer: `/arguments/${name}` }]);
  });

  test("that are wrong without end are not answered without end", () => {
    const unknown = Object.fromEntries(
      Array.from({ length: 50_000 }, (_, n) => [`x${String(n)}`, 1]),
    );
    const tags = Array.from({ length: 100_000 }, () => 1);
    for (const args of [
      { ...unknown, name: "a" },
      { name: "a", tags },
    ])
      expect(wrongIn(args)).toHaveLength(100);
  });

  test("are checked against a tool's own JSON Schema where it brings one", () => {
    const own = defineTool()({
      ...base,
      input: z.object({}),
      inputSchema: {
        type: "object",
        properties: { n: { type: "integer" } },
        if: { properties: { n: { const: 1 } }, required: ["n"] },
        then: { required: ["why"] },
        required: ["n"],
      },
    });
    expect(readArguments(own, { n: 2, more: true })).toEqual({ n: 2, more: true });
    expect(wrongIn({ n: 1 }, own)).toMatchObject([{ pointer: "/arguments/why" }]);
    expect(wrongIn({}, own)).toMatchObject([{ pointer: "/arguments/n" }]);
  });
});
