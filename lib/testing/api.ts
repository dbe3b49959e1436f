import { mintSessionToken, sessionCookie } from "@/lib/auth/session-token";
import { publicOrigin } from "@/lib/env";
import { handle } from "@/lib/transport/api";
import { assertContract } from "./contract";
import type { TestPerson } from "./fixtures";

export type ApiAnswer = {
  status: number;
  headers: Headers;
  /** Parsed where it is JSON, else the text. */
  body: unknown;
};

type Send = (path: string, body?: unknown, headers?: Record<string, string>) => Promise<ApiAnswer>;
type Read = (path: string, headers?: Record<string, string>) => Promise<ApiAnswer>;

/**
 * Asks the API as a client would, with a bearer token or a browser's session, through the handler that
 * is served. Paths are below `/api/v1` unless they begin with `/api` or `/mcp`. Every answer is held
 * against the OpenAPI document.
 */
export function api({
  token,
  session,
  from = "127.0.0.1",
}: {
  token?: string;
  session?: TestPerson;
  /** The client's address. */
  from?: string;
}): {
  get: Read;
  post: Send;
  put: Send;
  patch: Send;
  delete: Send;
} {
  const ask = async (
    method: string,
    path: string,
    body: unknown,
    extra: Record<string, string> = {},
  ): Promise<ApiAnswer> => {
    const headers = new Headers({ "x-request-id": "from the client", ...extra });
    if (token !== undefined) headers.set("authorization", `Bearer ${token}`);
    if (session) headers.set("cookie", await cookieOf(session));
    if (body !== undefined && !headers.has("content-type"))
      headers.set("content-type", "application/json");
    const address = /^\/(api|mcp)\b/.test(path) ? path : `/api/v1${path}`;
    const request = new Request(new URL(address, publicOrigin()), {
      method,
      headers,
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const answer = await readAnswer(await handle(request, { address: from }));
    assertContract(method, new URL(request.url), answer);
    return answer;
  };
  const send =
    (method: string): Send =>
    (path, body, headers) =>
      ask(method, path, body, headers);
  return {
    get: (path, headers) => ask("GET", path, undefined, headers),
    post: send("POST"),
    put: send("PUT"),
    patch: send("PATCH"),
    delete: send("DELETE"),
  };
}

async function cookieOf({ actor }: TestPerson): Promise<string> {
  const token = await mintSessionToken(actor.sessionId, new Date(Date.now() + 3_600_000));
  return `${sessionCookie().name}=${token}`;
}

async function readAnswer(response: Response): Promise<ApiAnswer> {
  const { status, headers } = response;
  const text = await response.text();
  const isJson = (headers.get("content-type") ?? "").includes("json");
  const body: unknown = isJson && text !== "" ? JSON.parse(text) : text;
  return { status, headers, body };
}
