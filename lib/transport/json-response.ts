import { hash } from "node:crypto";

const texts = new WeakMap<Response, string>();

/** The text of an answer that was made here; undefined for what streams. */
export const textOf = (response: Response): string | undefined => texts.get(response);

/**
 * An answer whose text is kept beside it: as the body of a response it would be made a stream, which takes longer
 * than everything else about it, to be read out again by whoever sends it.
 */
export function textResponse(text: string, init: ResponseInit): Response {
  const response = new Response(null, init);
  texts.set(response, text);
  return response;
}

/** The same with its text as its body, for whoever reads that. */
export function withBody(response: Response): Response {
  const text = textOf(response);
  if (text === undefined || text === "") return response;
  return new Response(text, { status: response.status, headers: response.headers });
}

type Init = {
  status: number;
  headers?: Record<string, string>;
  /** Writes it faster than JSON.stringify, and to the same effect. */
  json?: ((output: unknown) => string) | undefined;
};

/** An answer as JSON. What is read carries a strong ETag, and is not sent again to whoever has it. */
export function jsonResponse(
  request: Request,
  output: unknown,
  { status, headers = {}, json = JSON.stringify }: Init,
): Response {
  const body = json(output);
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
