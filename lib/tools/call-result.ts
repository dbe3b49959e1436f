const maxBytes = 256 * 1024;

/**
 * A tool's result as it leaves: without the credential, and no longer than 256 KiB. What is longer
 * becomes the start of its JSON text.
 */
export function toResult(
  result: unknown,
  redact: (text: string) => string,
): { result: unknown; truncated: boolean } {
  const text = redact(JSON.stringify(result ?? null));
  const bytes = Buffer.from(text);
  if (bytes.length <= maxBytes) return { result: JSON.parse(text) as unknown, truncated: false };
  // A character that the cut goes through is left out.
  const start = new TextDecoder().decode(bytes.subarray(0, maxBytes), { stream: true });
  return { result: start, truncated: true };
}
