import type { Context } from "hono";

/** The text fields of a form or JSON body; anything else in it is left out. */
export async function readFields(c: Context): Promise<Partial<Record<string, string>>> {
  const text = await c.req.text();
  if (!(c.req.header("content-type") ?? "").includes("json"))
    return Object.fromEntries(new URLSearchParams(text));
  const body = parseJson(text);
  if (typeof body !== "object" || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

/** The parsed text, or undefined if it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
