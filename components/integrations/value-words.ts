/** A setting's value as text. */
export function valueWords(value: unknown): string {
  if (value === undefined || value === null || value === "") return "not set";
  if (typeof value === "boolean") return value ? "on" : "off";
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  if (Array.isArray(value))
    return value.length === 0 ? "empty list" : value.map(valueWords).join(", ");
  return JSON.stringify(value);
}
