/** The token after `Bearer` (or `token`, which GitHub takes too). */
export function bearerOf(header: string | undefined): string | undefined {
  return /^(?:bearer|token)\s+(\S+)$/i.exec(header ?? "")?.[1];
}

/** User name and password of HTTP Basic. */
export function basicOf(
  header: string | undefined,
): { user: string; password: string } | undefined {
  const encoded = /^basic\s+(\S+)$/i.exec(header ?? "")?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  if (colon < 0) return undefined;
  return { user: decode(text.slice(0, colon)), password: decode(text.slice(colon + 1)) };
}

// RFC 6749 2.3.1 has both parts form-encoded before they are put together.
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
