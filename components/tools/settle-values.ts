import { type JsonSchema, TypedJson } from "./json-schema";

/** What was typed, as what it means: text in number fields as numbers, typed JSON as its value, without what is empty. */
export function settleValues(
  schema: JsonSchema,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => {
      const settled = settleValue(schema.properties?.[key] ?? {}, value);
      return settled === undefined || settled === "" ? [] : [[key, settled]];
    }),
  );
}

/** One value; what is not in its form yet stays as it was typed. */
export function settleValue(schema: JsonSchema, value: unknown): unknown {
  if (value instanceof TypedJson) return parsed(value);
  const isNumber = schema.type === "number" || schema.type === "integer";
  if (isNumber && typeof value === "string" && value.trim() !== "") {
    const number = Number(value);
    return Number.isFinite(number) ? number : value;
  }
  if (schema.type === "object" && schema.properties && isObject(value)) {
    const inner = settleValues(schema, value);
    return Object.keys(inner).length === 0 ? undefined : inner;
  }
  return value;
}

function parsed(typed: TypedJson): unknown {
  try {
    const value: unknown = JSON.parse(typed.text);
    return value;
  } catch {
    return typed;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
