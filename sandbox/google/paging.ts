import type { Context } from "hono";

/** The page that was asked for, and the token for the next one. */
export function takeGooglePage<T>(
  c: Context,
  items: T[],
  sizeName: "maxResults" | "pageSize",
): { page: T[]; nextPageToken?: string } {
  const asked = Math.trunc(Number(c.req.query(sizeName)));
  const size = asked > 0 ? Math.min(asked, 1000) : 100;
  const start = Number(Buffer.from(c.req.query("pageToken") ?? "", "base64url").toString()) || 0;
  const end = start + size;
  const page = items.slice(start, end);
  if (end >= items.length) return { page };
  return { page, nextPageToken: Buffer.from(String(end)).toString("base64url") };
}
