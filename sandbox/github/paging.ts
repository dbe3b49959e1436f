import type { Context } from "hono";

/** The page that was asked for, with GitHub's `Link` header for the others. */
export function takePage<T>(c: Context, items: T[]): T[] {
  const size = clamp(c.req.query("per_page"), 30, 100);
  const page = clamp(c.req.query("page"), 1, 1_000_000);
  const last = Math.max(1, Math.ceil(items.length / size));
  const links = [
    ...(page > 1 ? [link(c, 1, "first"), link(c, page - 1, "prev")] : []),
    ...(page < last ? [link(c, page + 1, "next"), link(c, last, "last")] : []),
  ];
  if (links.length > 0) c.header("link", links.join(", "));
  return items.slice((page - 1) * size, page * size);
}

/** Leads back to the sandbox, so that a client of GitHub's own that follows it stays here. */
function link(c: Context, page: number, relation: string): string {
  const url = new URL(c.req.url);
  url.searchParams.set("page", String(page));
  return `<${url.toString()}>; rel="${relation}"`;
}

function clamp(text: string | undefined, fallback: number, most: number): number {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? Math.min(value, most) : fallback;
}
