const maxLength = 200;

/**
 * A provider's own words, fit to be shown: one line, at most 200 characters, without anything that
 * looks like a secret. Undefined when it said nothing.
 */
export function quoteProvider(text: unknown): string | undefined {
  if (typeof text !== "string") return undefined;
  const line = text
    .replace(/\p{Cc}+/gu, " ")
    .replace(/\b(bearer|basic)\s+\S+/gi, "$1 …")
    .replace(/[\w.*~+-]{16,}=*/g, (word) => (isSecretLike(word) ? "…" : word))
    .replace(/\s+/g, " ")
    .trim();
  if (line === "") return undefined;
  return line.length > maxLength ? `${line.slice(0, maxLength - 1)}…` : line;
}

const uuid = /^[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/i;

/** Long words that mix letters and digits, or are masked with stars; a UUID is an id, not a secret. */
function isSecretLike(word: string): boolean {
  if (uuid.test(word.replace(/\.$/, ""))) return false;
  return word.includes("**") || (/\d/.test(word) && /[a-z]/i.test(word));
}
