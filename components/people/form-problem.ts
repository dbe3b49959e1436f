import type { FieldValues, Path, UseFormSetError } from "react-hook-form";
import { ProblemError } from "@/components/problem-error";

/**
 * Puts the server's messages at their fields, and returns what belongs to none of them: the error of
 * the form as a whole, or undefined.
 */
export function placeErrors<Values extends FieldValues>(
  error: unknown,
  fields: readonly Path<Values>[],
  setError: UseFormSetError<Values>,
): string | undefined {
  if (!(error instanceof ProblemError))
    return "The server did not answer. Check the connection and try again.";
  const placed = fields.filter((field) => error.fields[field] !== undefined);
  for (const field of placed) setError(field, { message: error.fields[field] });
  return placed.length === 0 ? error.message : undefined;
}
