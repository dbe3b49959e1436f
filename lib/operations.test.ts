import { describe, expect, test } from "vitest";
import { z } from "zod";
import { operations } from "./operations";

type Schema = Record<string, unknown>;

const isSchema = (value: unknown): value is Schema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Where in a JSON Schema objects with named properties take others too. */
function looseObjects(schema: unknown, at = ""): string[] {
  if (Array.isArray(schema))
    return schema.flatMap((each, index) => looseObjects(each, `${at}/${index}`));
  if (!isSchema(schema)) return [];
  const loose = isSchema(schema.properties) && schema.additionalProperties !== false ? [at] : [];
  return [
    ...loose,
    ...Object.entries(schema).flatMap(([key, value]) => looseObjects(value, `${at}/${key}`)),
  ];
}

describe.each(operations.map((operation) => [operation.name, operation] as const))(
  "%s",
  (_name, { input }) => {
    test("takes nothing that it does not declare", () => {
      expect(looseObjects(z.toJSONSchema(input, { io: "input" }))).toEqual([]);
    });
  },
);
