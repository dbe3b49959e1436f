import { exampleOf, type JsonSchema, TypedJson } from "./json-schema";

/** What is wrong with values, by their JSON Pointer without the first slash: `title`, `labels/0`. */
export type Problems = Record<string, string>;

/** Checks an object before it is sent. The server checks again, with the tool's own words. */
export function checkObject(schema: JsonSchema, value: Record<string, unknown>, at = ""): Problems {
  const problems: Problems = {};
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    const isRequired = schema.required?.includes(key) ?? false;
    const pointer = `${at}${key}`;
    const given = value[key];
    if (given === undefined || given === "") {
      if (isRequired && property.default === undefined) problems[pointer] = "Fill this in.";
      continue;
    }
    if (property.type === "object" && property.properties && isObject(given))
      Object.assign(problems, checkObject(property, given, `${pointer}/`));
    else {
      const problem = checkValue(property, given);
      if (problem !== undefined) problems[pointer] = problem;
    }
  }
  return problems;
}

/** What is wrong with one value, or undefined. */
export function checkValue(schema: JsonSchema, value: unknown): string | undefined {
  if (value instanceof TypedJson) return "This is not valid JSON yet.";
  if (schema.type === "number" || schema.type === "integer") return checkNumber(schema, value);
  if (schema.type === "string" && typeof value === "string") return checkText(schema, value);
  if (schema.type === "array" && Array.isArray(value)) return checkList(schema, value);
  return undefined;
}

function checkNumber({ type, minimum, maximum }: JsonSchema, value: unknown): string | undefined {
  if (typeof value !== "number") return "Enter a number.";
  if (type === "integer" && !Number.isInteger(value)) return "Enter a whole number.";
  if (minimum !== undefined && value < minimum) return `Enter ${String(minimum)} or more.`;
  if (maximum !== undefined && value > maximum) return `Enter ${String(maximum)} or less.`;
  return undefined;
}

function checkText(schema: JsonSchema, value: string): string | undefined {
  const { minLength, maxLength, pattern } = schema;
  if (minLength !== undefined && value.length < minLength)
    return `Use ${String(minLength)} characters or more.`;
  if (maxLength !== undefined && value.length > maxLength)
    return `Use ${String(maxLength)} characters at most.`;
  if (pattern === undefined || matches(pattern, value)) return undefined;
  const example = exampleOf(schema);
  return example === undefined
    ? "This is not in the right form."
    : `This is not in the right form. Write it like ${example}.`;
}

function checkList(
  { items, minItems, maxItems }: JsonSchema,
  value: unknown[],
): string | undefined {
  if (minItems !== undefined && value.length < minItems) return `Add ${String(minItems)} or more.`;
  if (maxItems !== undefined && value.length > maxItems) return `Use ${String(maxItems)} at most.`;
  if (!items) return undefined;
  for (const item of value) {
    const problem = checkValue(items, item);
    if (problem !== undefined) return `${String(item)}: ${problem}`;
  }
  return undefined;
}

function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern, "u").test(value);
  } catch {
    // A pattern this engine cannot read is left to the server.
    return true;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
