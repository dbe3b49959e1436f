import { AppError } from "@/lib/errors";
import type { Key, SecretFields } from "@/lib/providers/provider";

/** The values that the provider asks for, and nothing else, each in its right form. */
export function readKeyFields(
  { fields }: Pick<Key, "fields">,
  pasted: Readonly<Record<string, string>>,
): SecretFields {
  const problems = fields.flatMap(({ name, check }) => {
    const value = (pasted[name] ?? "").trim();
    const detail = value === "" ? "Paste it here." : check?.(value);
    return detail === undefined ? [] : [{ pointer: `/fields/${name}`, detail }];
  });
  const [first] = problems;
  if (first) throw new AppError("invalid_input", first.detail, { fields: problems });
  return Object.fromEntries(fields.map(({ name }) => [name, (pasted[name] ?? "").trim()]));
}
