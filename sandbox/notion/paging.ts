import { notionProblem } from "./problem";
import type { Context } from "hono";

type Cursor = { page_size?: unknown; start_cursor?: unknown };

/** A list as Notion pages it; the cursor is the id of the first object of the next page. */
export function notionList<T extends { id: string }>(
  c: Context,
  items: T[],
  { page_size: size, start_cursor: cursor }: Cursor,
  present: (item: T) => object,
): Response {
  const limit = size === undefined ? 100 : Number(size);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    return notionProblem(c, "validation_error", "page_size should be between 1 and 100.");
  const start = cursor === undefined ? 0 : items.findIndex(({ id }) => id === cursor);
  if (start < 0)
    return notionProblem(c, "validation_error", "The start_cursor provided is invalid.");
  const next = items[start + limit];
  return c.json({
    object: "list",
    results: items.slice(start, start + limit).map(present),
    next_cursor: next?.id ?? null,
    has_more: next !== undefined,
  });
}
