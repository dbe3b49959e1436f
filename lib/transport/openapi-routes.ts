import "server-only";
import { createHash } from "node:crypto";
import { AppError } from "@/lib/errors";
import { openApi } from "./openapi";
import { referencePage, referenceStyle } from "./reference-page";

let document: string | undefined;
let page: string | undefined;

/** `GET /api/v1/openapi.json`. It says nothing about anybody, so whoever asks may read it. */
export const serveOpenApi = (request: Request): Response =>
  serve(request, (document ??= JSON.stringify(openApi())), "application/json");

/** `GET /api/v1/reference`: the same to read. */
export const serveReference = (request: Request): Response =>
  serve(request, (page ??= referencePage(openApi())), "text/html; charset=utf-8", {
    "content-security-policy": `default-src 'none'; style-src 'sha256-${styleHash()}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  });

const styleHash = (): string => createHash("sha256").update(referenceStyle).digest("base64");

function serve(
  { method, headers }: Request,
  body: string,
  type: string,
  more: Record<string, string> = {},
): Response {
  if (method !== "GET" && method !== "HEAD")
    throw new AppError("method_not_allowed", `${method} is not possible here, but GET, HEAD is.`);
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  const given = { "content-type": type, "cache-control": "no-cache", etag, ...more };
  return headers.get("if-none-match") === etag
    ? new Response(null, { status: 304, headers: given })
    : new Response(method === "HEAD" ? null : body, { headers: given });
}
