import type { MiddlewareHandler } from "hono";

type Mask = { [field: string]: Mask | true };

/** Google's partial responses: `fields=files(id,name),nextPageToken` keeps only these. */
export function partialResponse(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const fields = c.req.query("fields");
    const isJson = c.res.headers.get("content-type")?.includes("json") === true;
    if (fields === undefined || !isJson || !c.res.ok) return;
    const body: unknown = await c.res.json();
    c.res = Response.json(project(body, parseMask(fields)), { status: c.res.status });
  };
}

function parseMask(text: string): Mask {
  const tokens = text.match(/[(),/]|[^(),/\s]+/g) ?? [];
  let position = 0;
  const parseList = (): Mask => {
    const mask: Mask = {};
    while (position < tokens.length && tokens[position] !== ")") {
      const name = tokens[position];
      position += 1;
      if (name === undefined || name === ",") continue;
      mask[name] = parseInner();
    }
    return mask;
  };
  const parseInner = (): Mask | true => {
    const next = tokens[position];
    if (next !== "/" && next !== "(") return true;
    position += 1;
    if (next === "/") {
      const name = tokens[position] ?? "*";
      position += 1;
      return { [name]: parseInner() };
    }
    const inner = parseList();
    position += 1;
    return inner;
  };
  return parseList();
}

function project(value: unknown, mask: Mask | true): unknown {
  if (mask === true || "*" in mask || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((each: unknown) => project(each, mask));
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
      const wanted = Object.hasOwn(mask, name) ? mask[name] : undefined;
      return wanted === undefined ? [] : [[name, project(inner, wanted)]];
    }),
  );
}
