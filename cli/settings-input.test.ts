import { expect, test } from "vitest";
import { toSettings } from "./settings-input";

const setting = (key: string, schema: Record<string, unknown>) => ({
  key,
  schema,
  required: false,
  value: null,
  ownValue: null,
  setAt: null,
  chain: [],
  problem: null,
});
const known = [
  setting("channel", { type: "string" }),
  setting("level", { enum: ["low", "high"] }),
  setting("limit", { type: "integer" }),
  setting("hosts", { type: "array", items: { type: "string" } }),
];

test("values are read as what their setting is", () => {
  const pairs = ["channel=42", "level=low", "limit=42", 'hosts=["a","b"]'];
  expect(toSettings(pairs, known)).toEqual({
    channel: "42",
    level: "low",
    limit: 42,
    hosts: ["a", "b"],
  });
});

test("only the first equals sign divides", () => {
  expect(toSettings(["channel=a=b"], known)).toEqual({ channel: "a=b" });
});

test("a setting that is not there is refused with those that are", () => {
  expect(() => toSettings(["chanel=x"], known)).toThrow(
    expect.objectContaining({
      kind: "invalid_input",
      hint: expect.stringContaining("channel") as unknown,
    }),
  );
});

test("what is no pair is refused", () => {
  expect(() => toSettings(["channel"], known)).toThrow(expect.objectContaining({ kind: "usage" }));
  expect(() => toSettings(["=x"], known)).toThrow(expect.objectContaining({ kind: "usage" }));
});
