import { hash } from "node:crypto";

const texts = new WeakMap<Response, string>();

/** The body of an answer that was made here: to take it out of the response takes longer than to make it. */
export const textOf = (response: Response): string | undefined => texts.get(response);

/** An answer whose text is at hand for whoever writes it to a connection. */
export function textResponse(body: string, init: ResponseInit): Response {
  const response = new Response(body === "" ? null : body, init);
  texts.set(response, body);
  return response;
}

/** An answer as JSON. What is read carries a strong ETag, and is not sent again to whoever has it. */
export function jsonResponse(
  request: Request,
  output: unknown,
  { status, headers = {} }: { status: number; headers?: Record<string, string> },
): Response {
  const body = JSON.stringify(output);
  const given = { "content-type": "application/json", "cache-control": "no-store", ...headers };
  if (request.method !== "GET" && request.method !== "HEAD")
    return textResponse(body, { status, headers: given });
  const etag = `"${hash("sha256", body, "base64url").slice(0, 27)}"`;
  const cached = {
    ...given,
    // A program may keep it, but not use it unasked; a browser outlives its sign-in and keeps nothing.
    "cache-control": request.headers.has("authorization") ? "private, no-cache" : "no-store",
    vary: "Authorization, Cookie",
    etag,
  };
  if (hasTag(request.headers.get("if-none-match"), etag))
    return new Response(null, {
      status: 304,
      headers: { etag, "cache-control": cached["cache-control"], vary: cached.vary },
    });
  return textResponse(body, { status, headers: cached });
}

/** Compared weakly, as RFC 9110 13.1.2 says for reading. */
const hasTag = (header: string | null, etag: string): boolean =>
  header !== null &&
  (header.trim() === "*" ||
    header.split(",").some((each) => each.trim().replace(/^W\//, "") === etag));
