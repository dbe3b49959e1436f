import type { JsonSchema } from "./openapi-schemas";
import { escapeHtml, inlineHtml } from "./reference-text";

/** A schema as a list of its properties, each with its own below it. */
export function schemaHtml(schema: JsonSchema): string {
  const about = schema.description ? `<p>${inlineHtml(schema.description)}</p>` : "";
  const inner = objectOf(schema);
  if (inner) return about + propertiesHtml(inner);
  const choices = choicesOf(schema).filter((choice) => objectOf(choice));
  if (choices.length > 0)
    return `${about}${choices.map((choice) => `<p class="muted">One of:</p>${schemaHtml(choice)}`).join("")}`;
  return `${about}<p class="type">${typeHtml(schema)}</p>`;
}

function propertiesHtml({ properties = {}, required = [] }: JsonSchema): string {
  const entries = Object.entries(properties).map(([name, schema]) => {
    const optional = required.includes(name) ? "" : ' <span class="type">optional</span>';
    const about = schema.description ? `<dd>${inlineHtml(schema.description)}</dd>` : "";
    const inner = below(schema);
    const more = inner
      ? `<dd><details><summary>Properties</summary>${schemaHtml({ ...inner, description: "" })}</details></dd>`
      : "";
    return `<dt><code>${escapeHtml(name)}</code> <span class="type">${typeHtml(schema)}</span>${optional}</dt>${about}${more}`;
  });
  return `<dl>${entries.join("")}</dl>`;
}

/** The object inside a list, or beside null, whose properties are worth showing. */
function below(schema: JsonSchema): JsonSchema | undefined {
  if (objectOf(schema)) return schema;
  const items = schema.items as JsonSchema | undefined;
  if (items) return below(items);
  const objects = choicesOf(schema).filter((choice) => below(choice));
  return objects.length > 0 ? { anyOf: objects } : undefined;
}

const objectOf = (schema: JsonSchema): JsonSchema | undefined =>
  schema.properties && Object.keys(schema.properties).length > 0 ? schema : undefined;

const choicesOf = ({ anyOf, oneOf }: JsonSchema): JsonSchema[] =>
  (anyOf ?? oneOf ?? []) as JsonSchema[];

/** What a value is, in a few words: a link where it has a name. */
export function typeHtml(schema: JsonSchema): string {
  const { $ref, type, format, items, additionalProperties } = schema;
  if ($ref !== undefined) {
    const name = escapeHtml($ref.slice($ref.lastIndexOf("/") + 1));
    return `<a href="#schema-${name}">${name}</a>`;
  }
  if ("const" in schema) return `<code>${escapeHtml(JSON.stringify(schema.const))}</code>`;
  if (Array.isArray(schema.enum))
    return schema.enum
      .map((value) => `<code>${escapeHtml(JSON.stringify(value))}</code>`)
      .join(" | ");
  const choices = choicesOf(schema);
  if (choices.length > 0) return [...new Set(choices.map(typeHtml))].join(" | ");
  if (type === "array") return `list of ${typeHtml((items ?? {}) as JsonSchema)}`;
  if (type === "object" && typeof additionalProperties === "object" && !schema.properties)
    return `map of ${typeHtml(additionalProperties as JsonSchema)}`;
  const words = [type ?? "any JSON"].flat().join(" | ");
  return (
    escapeHtml(typeof format === "string" ? `${words} (${format})` : words) + limitsHtml(schema)
  );
}

function limitsHtml({ minimum, maximum, maxLength, default: standard }: JsonSchema): string {
  const from = typeof minimum === "number" ? ` from ${minimum}` : "";
  const to = typeof maximum === "number" ? ` to ${maximum}` : "";
  const long = typeof maxLength === "number" ? `, up to ${maxLength} characters` : "";
  const unsent = standard === undefined ? "" : `, ${JSON.stringify(standard)} unless sent`;
  return escapeHtml(from + to + long + unsent);
}
