import { AppError } from "@/lib/errors";

const maxDepth = 64;

/** Text that no database column can hold: with the character NUL, or with half of a surrogate pair. */
export const isStorable = (text: string): boolean => !text.includes("\0") && text.isWellFormed();

/**
 * Refuses what is valid JSON and yet a trap: nesting without end, property names that mean something
 * to JavaScript, and text that cannot be stored. `value` comes from JSON.parse, so it has no cycles.
 */
export function assertHarmless(value: unknown): void {
  const waiting: { value: unknown; pointer: string; depth: number }[] = [
    { value, pointer: "", depth: 0 },
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, pointer, depth } = next;
    if (typeof value === "string" && !isStorable(value))
      throw refused(pointer, "This text has characters that cannot be stored.");
    if (typeof value !== "object" || value === null) continue;
    if (depth >= maxDepth) throw refused("", `Nest ${maxDepth} levels at most.`);
    for (const [key, inner] of Object.entries(value)) {
      if (key === "__proto__" || !isStorable(key))
        throw refused(pointer, "A property has a name that is not allowed.");
      waiting.push({ value: inner, pointer: `${pointer}/${escaped(key)}`, depth: depth + 1 });
    }
  }
}

const escaped = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");

const refused = (pointer: string, detail: string): AppError =>
  new AppError("invalid_input", detail, pointer === "" ? {} : { fields: [{ pointer, detail }] });
