import type { Operation } from "@/lib/pipeline/operation";
import {
  type Endpoint,
  fieldOfParameter,
  nodeFields,
  pathParameters,
  readsQuery,
  sentFields,
} from "./endpoint";
import type { JsonSchema } from "./openapi-schemas";

export type Parameter = {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  description?: string;
  schema: JsonSchema;
  example?: string;
};

/** What an endpoint takes beside a body: from its path, and from its query where it reads that. */
export function toParameters(endpoint: Endpoint, input: JsonSchema): Parameter[] {
  const fromPath = pathParameters(endpoint.path).map((name) =>
    name === "node" ? node : toParameter(name, "path", fieldOfParameter(endpoint, name), input),
  );
  const fromQuery = readsQuery(endpoint)
    ? sentFields(endpoint).map(({ name, field }) => toParameter(name, "query", field, input))
    : [];
  return [...fromPath, ...fromQuery];
}

/** Every node is addressed alike, whatever its operation calls it. */
const node: Parameter = {
  name: "node",
  in: "path",
  required: true,
  description:
    "The node: its id, its path (URL-encoded: `acme%2Fgrowth%2Fwebsite%2Fscout`), or `self` for the agent whose key is sent.",
  schema: { type: "string" },
  example: "acme/growth/website/scout",
};

/** The schema of a field of the input as a request writes it: a node also by its path. */
function schemaOf(field: string, { properties = {} }: JsonSchema): JsonSchema {
  const schema = properties[field] ?? { type: "string" };
  if (!nodeFields.includes(field)) return schema;
  const { description = "Id of the node" } = schema;
  return { type: "string", description: `${description.replace(/\.$/, "")}, or its path.` };
}

function toParameter(
  name: string,
  where: "path" | "query",
  field: string,
  input: JsonSchema,
): Parameter {
  const { description, ...schema } = schemaOf(field, input);
  return {
    name,
    in: where,
    required: where === "path" || (input.required ?? []).includes(field),
    ...(description !== undefined && { description }),
    schema,
  };
}

/** What is sent in the body, under the names it has there; undefined where there is nothing to send. */
export function toBody(
  endpoint: Endpoint,
  input: JsonSchema,
  resolve: (schema: JsonSchema) => JsonSchema,
): { schema: JsonSchema; required: boolean } | undefined {
  if (readsQuery(endpoint)) return undefined;
  const { properties = {}, required = [] } = input;
  if (endpoint.whole !== undefined) {
    const whole = resolve(properties[endpoint.whole] ?? {});
    return { schema: without(whole, ["nodeId"]), required: true };
  }
  const fields = sentFields(endpoint);
  if (fields.length === 0) return undefined;
  const needed = fields.filter(({ field }) => required.includes(field)).map(({ name }) => name);
  return {
    schema: {
      type: "object",
      properties: Object.fromEntries(
        fields.map(({ name, field }) => [name, schemaOf(field, input)]),
      ),
      ...(needed.length > 0 && { required: needed }),
      additionalProperties: false,
    },
    required: needed.length > 0,
  };
}

/** An object, or each of several, without the properties that the path gives. */
function without(schema: JsonSchema, names: readonly string[]): JsonSchema {
  const choices = schema.oneOf ?? schema.anyOf;
  if (Array.isArray(choices))
    return { oneOf: (choices as JsonSchema[]).map((choice) => without(choice, names)) };
  const { properties = {}, required = [], ...rest } = schema;
  return {
    ...rest,
    properties: Object.fromEntries(
      Object.entries(properties).filter(([name]) => !names.includes(name)),
    ),
    required: required.filter((name) => !names.includes(name)),
  };
}

export const idempotencyKey = (kind: Operation["kind"]): Parameter[] =>
  kind === "command"
    ? [
        {
          name: "Idempotency-Key",
          in: "header",
          required: false,
          description:
            "Any text of your own, once per change: sent again with the same request, the first answer comes again and nothing is done twice. Kept for 24 hours.",
          schema: { type: "string", minLength: 1, maxLength: 255 },
        },
      ]
    : [];
