import { AppError, type FieldError } from "@/lib/errors";
import type { Integration } from "@/lib/integrations/manifest";
import type { Prisma } from "@/prisma/generated/client";

/**
 * Checks entered settings, each key alone; what is required or must fit together is a matter of the
 * merge along the lineage. `null` and empty text mean "inherit" and are left out.
 */
export function checkSettings(
  { settings: schema, name }: Pick<Integration, "settings" | "name">,
  entered: Readonly<Record<string, Prisma.InputJsonValue | null | undefined>>,
): Prisma.InputJsonObject {
  const fields: FieldError[] = [];
  const kept: [string, Prisma.InputJsonValue][] = [];
  for (const [key, value] of Object.entries(entered)) {
    if (value === null || value === undefined || value === "") continue;
    // Else every object would have settings called toString and constructor.
    const field = Object.hasOwn(schema.shape, key) ? schema.shape[key] : undefined;
    if (!field) {
      fields.push({ pointer: `/settings/${key}`, detail: `${name} has no setting called ${key}.` });
      continue;
    }
    const parsed = field.safeParse(value);
    if (parsed.success) kept.push([key, value]);
    else
      fields.push({
        pointer: `/settings/${key}`,
        detail: parsed.error.issues[0]?.message ?? "This value is not valid.",
      });
  }
  if (fields.length > 0)
    throw new AppError("invalid_input", "Some settings are not valid.", { fields });
  return Object.fromEntries(kept);
}
