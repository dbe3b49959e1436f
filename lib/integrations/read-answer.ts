import type { z } from "zod";
import { AppError } from "@/lib/errors";
import type { ProviderResponse } from "@/lib/providers/provider";

/** The part of a provider's answer that a tool needs, or `provider_failed` when it is not there. */
export function readAnswer<Schema extends z.ZodType>(
  schema: Schema,
  { body }: Pick<ProviderResponse, "body">,
): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new AppError(
    "provider_failed",
    "The provider answered in a form that we do not know. If this was to change something, look there whether it did.",
    { cause: parsed.error },
  );
}
