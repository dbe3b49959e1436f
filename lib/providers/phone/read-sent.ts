import type { z } from "zod";
import { ProviderCallError } from "../call-error";

/** Reads the answer to something that was sent. One that cannot be read says nothing about what became of it. */
export function readSent<Schema extends z.ZodType>(
  provider: string,
  schema: Schema,
  body: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const message = `${provider} answered in a form that is not understood.`;
  throw new ProviderCallError({ reason: "unavailable", message }, 502);
}
