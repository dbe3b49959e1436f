import { z } from "zod";

/** Reads query and path parameters, which are all text, as the types that an operation's input has. */
export function toQueryInput(
  schema: z.ZodObject,
  parameters: Readonly<Record<string, string>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(schema.shape).flatMap(([key, field]) => {
      const text = parameters[key];
      return text === undefined ? [] : [[key, toValue(bare(field), text)]];
    }),
  );
}

/** The schema inside `optional()`, `nullable()` and `default()`. */
function bare(field: unknown): unknown {
  if (field instanceof z.ZodOptional || field instanceof z.ZodNullable) return bare(field.unwrap());
  return field instanceof z.ZodDefault ? bare(field.unwrap()) : field;
}

function toValue(field: unknown, text: string): unknown {
  if (field instanceof z.ZodNumber) return Number(text);
  if (field instanceof z.ZodBoolean) return text === "true";
  if (field instanceof z.ZodArray) return text === "" ? [] : text.split(",");
  return text;
}
