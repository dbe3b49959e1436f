import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Operation } from "@/lib/pipeline/operation";
import { inputNames, outputNames } from "./openapi-names";

/** A JSON Schema of draft 2020-12, as far as it is taken apart here. */
export type JsonSchema = {
  [keyword: string]: unknown;
  $ref?: string;
  type?: string | string[];
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
};

export type Schemas = {
  components: Record<string, JsonSchema>;
  /** What an operation takes, with all its fields. */
  inputOf: (operation: Operation) => JsonSchema;
  /** What it answers, as a reference. */
  outputOf: (operation: Operation) => JsonSchema;
  /** What a reference leads to; anything else as it is. */
  resolve: (schema: JsonSchema) => JsonSchema;
};

const refTo = (name: string): string => `#/components/schemas/${name}`;

/** Makes the schemas of all operations at once, so that what they share is written once. */
export function toSchemas(operations: readonly Operation[]): Schemas {
  const outputs = register(outputNames, operations, "output", "Result");
  const inputs = register(inputNames, operations, "input", "Input");
  const answers = convert(outputs, "output");
  const given = convert(inputs, "input");
  const named = Object.entries(given).filter(([name]) => name in inputNames);
  const components: Record<string, JsonSchema> = {
    ...answers,
    ...Object.fromEntries(named),
    [jsonValue]: anyJson,
  };
  return {
    components,
    inputOf: ({ input }) => {
      const schema = given[idOf(inputs, input)];
      if (!schema) throw new Error("Every input was converted");
      return schema;
    },
    outputOf: ({ output }) => ({ $ref: refTo(idOf(outputs, output)) }),
    resolve: (schema) => components[schema.$ref?.slice(refTo("").length) ?? ""] ?? schema,
  };
}

type Registry = ReturnType<typeof z.registry<{ id: string }>>;

function register(
  names: Readonly<Record<string, z.ZodType>>,
  operations: readonly Operation[],
  side: "input" | "output",
  suffix: string,
): Registry {
  const registry: Registry = z.registry();
  for (const [id, schema] of Object.entries(names)) registry.add(schema, { id });
  for (const operation of operations)
    if (!registry.has(operation[side]))
      registry.add(operation[side], { id: `${toPascalCase(operation.name)}${suffix}` });
  return registry;
}

function idOf(registry: Registry, schema: z.ZodType): string {
  const id = registry.get(schema)?.id;
  if (id === undefined) throw new Error("Every schema of an operation has a name");
  return id;
}

const toPascalCase = (name: string): string =>
  name.replace(/(?:^|_)([a-z])/g, (_match, letter: string) => letter.toUpperCase());

/** Any JSON: what zod writes anew for each use, since it is recursive and has no name. */
const jsonValue = "JsonValue";
const anyJson: JsonSchema = { description: "Any JSON value." };

function convert(registry: Registry, io: "input" | "output"): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(registry, { io, uri: refTo, target: "draft-2020-12" });
  const { __shared: shared, ...own } = schemas as Record<string, JsonSchema>;
  for (const [name, schema] of Object.entries((shared?.$defs ?? {}) as Record<string, unknown>))
    if (!isAnyJson(schema, `${refTo("__shared")}#/$defs/${name}`))
      throw new Error(`Give ${name} a name in openapi-names.ts: ${JSON.stringify(schema)}`);
  return Object.fromEntries(
    Object.entries(own).map(([name, schema]) => [name, tidy(schema) as JsonSchema]),
  );
}

function isAnyJson(schema: unknown, itself: string): boolean {
  const { anyOf } = z.toJSONSchema(z.json());
  const text = JSON.stringify({ anyOf }).replaceAll('"$ref":"#"', `"$ref":"${itself}"`);
  return isDeepStrictEqual(schema, JSON.parse(text));
}

/** Leaves out what says nothing: where a schema was written, and limits of the language it was written in. */
function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== "object" || value === null) return value;
  const { $schema, $id, ...schema } = value as JsonSchema;
  if (schema.$ref?.includes("__shared")) return { ...schema, $ref: refTo(jsonValue) };
  return Object.fromEntries(
    Object.entries(schema).flatMap(([keyword, inner]) =>
      saysNothing(schema, keyword, inner) ? [] : [[keyword, tidy(inner)]],
    ),
  );
}

const saysNothing = (schema: JsonSchema, keyword: string, value: unknown): boolean =>
  (keyword === "minimum" && value === Number.MIN_SAFE_INTEGER) ||
  (keyword === "maximum" && value === Number.MAX_SAFE_INTEGER) ||
  // The format says it.
  (keyword === "pattern" && schema.format !== undefined) ||
  (keyword === "propertyNames" && isDeepStrictEqual(value, { type: "string" }));
