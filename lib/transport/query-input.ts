import { z } from "zod";

/** Reads a text of a path or query as the type that a field of an operation's input has; what is none stays text, which the schema refuses. */
export function toFieldValue(field: unknown, texts: readonly string[]): unknown {
  const type = bare(field);
  if (type instanceof z.ZodArray)
    return texts.flatMap((text) => (text === "" ? [] : text.split(",")));
  const [text = ""] = texts;
  if (type instanceof z.ZodNumber && /^-?\d{1,15}(\.\d{1,15})?$/.test(text)) return Number(text);
  if (type instanceof z.ZodBoolean || type instanceof z.ZodLiteral) {
    if (text === "true") return true;
    if (text === "false") return false;
  }
  return text;
}

/** Whether a field is a list, which a query may name several times. */
export const isList = (field: unknown): boolean => bare(field) instanceof z.ZodArray;

/** The schema inside `optional()`, `nullable()` and `default()`. */
function bare(field: unknown): unknown {
  if (
    field instanceof z.ZodOptional ||
    field instanceof z.ZodNullable ||
    field instanceof z.ZodDefault
  )
    return bare(field.unwrap());
  return field;
}
