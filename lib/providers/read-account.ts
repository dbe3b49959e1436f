import type { z } from "zod";
import { AppError } from "@/lib/errors";

/** Reads the answer of an account probe, or throws `provider_failed`. */
export function readAccount<Schema extends z.ZodType>(
  provider: string,
  schema: Schema,
  body: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new AppError(
    "provider_failed",
    `${provider} did not say which account this is. Try again in a minute.`,
    { cause: parsed.error },
  );
}
