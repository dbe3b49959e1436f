/** The part of JSON Schema that settings and tools are written in. */
export type JsonSchema = {
  type?: string | string[];
  title?: string;
  description?: string;
  examples?: unknown[];
  default?: unknown;
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: unknown;
  anyOf?: JsonSchema[];
  /** Ours: a text of many lines. */
  multiline?: boolean;
};

/** JSON as a person types it, which may not be any yet. */
export class TypedJson {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type FieldKind =
  "choice" | "text" | "long" | "number" | "switch" | "list" | "object" | "json";

/** Which control a schema is edited with. */
export function kindOf(schema: JsonSchema): FieldKind {
  if (schema.enum?.every((value) => typeof value === "string")) return "choice";
  switch (schema.type) {
    case "string":
      return schema.multiline || (schema.maxLength ?? 0) > 1_000 ? "long" : "text";
    case "number":
    case "integer":
      return "number";
    case "boolean":
      return "switch";
    case "array":
      return schema.items?.type === "string" ? "list" : "json";
    case "object":
      return schema.properties ? "object" : "json";
    default:
      return "json";
  }
}

/** Properties with the required ones first, otherwise as they were written. */
export function propertiesOf(
  schema: JsonSchema,
): { key: string; schema: JsonSchema; required: boolean }[] {
  const isRequired = (key: string) => schema.required?.includes(key) ?? false;
  return Object.entries(schema.properties ?? {})
    .map(([key, property]) => ({ key, schema: property, required: isRequired(key) }))
    .toSorted((a, b) => Number(b.required) - Number(a.required));
}

/** "default_repository" as a label, where the schema has no title. */
export const labelOf = (key: string, { title }: JsonSchema): string => {
  const words = key.replaceAll("_", " ");
  return title ?? words.charAt(0).toUpperCase() + words.slice(1);
};

/** An example as it would be typed. */
export function exampleOf({ examples }: JsonSchema): string | undefined {
  const [first] = examples ?? [];
  if (first === undefined || first === null) return undefined;
  if (Array.isArray(first)) return first.map(String).join(", ");
  return typeof first === "string" ? first : JSON.stringify(first);
}
