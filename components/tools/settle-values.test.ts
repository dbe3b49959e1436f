import { expect, test } from "vitest";
import { checkObject, checkValue } from "./check-value";
import { type JsonSchema, TypedJson } from "./json-schema";
import { settleValues } from "./settle-values";

const schema: JsonSchema = {
  type: "object",
  required: ["title", "filter"],
  properties: {
    title: { type: "string", maxLength: 5 },
    limit: { type: "integer", minimum: 1, maximum: 100, default: 20 },
    labels: { type: "array", items: { type: "string", pattern: "^[a-z]+$" } },
    filter: {
      type: "object",
      properties: { state: { type: "string" } },
      required: ["state"],
    },
    anything: {},
  },
};

test("what was typed becomes what it means, and what is empty is left out", () => {
  const typed = {
    title: "Hi",
    limit: "10.0",
    labels: [],
    filter: { state: "" },
    anything: new TypedJson('{ "a": [1] }'),
  };
  expect(settleValues(schema, typed)).toEqual({
    title: "Hi",
    limit: 10,
    labels: [],
    anything: { a: [1] },
  });
});

test("text that is no number and JSON that is none stay as typed and are refused at their field", () => {
  const settled = settleValues(schema, {
    title: "Hi",
    limit: "ten",
    filter: { state: "open" },
    anything: new TypedJson("{"),
  });
  expect(checkObject(schema, settled)).toEqual({
    limit: "Enter a number.",
    anything: "This is not valid JSON yet.",
  });
});

test("a required field may be empty only where a default fills it, also inside objects", () => {
  expect(checkObject(schema, { filter: {} })).toEqual({
    title: "Fill this in.",
    "filter/state": "Fill this in.",
  });
});

test("limits and patterns are told with what would be right", () => {
  expect(checkValue({ type: "integer", maximum: 100 }, 101)).toBe("Enter 100 or less.");
  expect(checkValue({ type: "string", pattern: "^a/", examples: ["a/b"] }, "x")).toBe(
    "This is not in the right form. Write it like a/b.",
  );
  expect(
    checkObject(schema, { title: "Hi", filter: { state: "open" }, labels: ["ok", "NO"] }),
  ).toEqual({ labels: "NO: This is not in the right form." });
});
