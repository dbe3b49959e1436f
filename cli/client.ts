import { randomUUID } from "node:crypto";
import createClient from "openapi-fetch";
import { Failure } from "./failure";
import type { paths } from "./generated/openapi";
import type { Principal } from "./principal";
import { toFailure } from "./problem";

export type Client = ReturnType<typeof openClient>;

/** Slower than anything the server allows itself, except for downloads. */
const usualPatienceMs = 150_000;

/** The REST API of a server, typed by its OpenAPI document. */
export const openClient = ({ origin, token }: Principal) =>
  createClient<paths>({
    baseUrl: `${origin}/api/v1`,
    headers: {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      accept: "application/json",
    },
    fetch: (request) => reach(origin, request),
  });

/** The answer's data, or the refusal as a failure. */
export async function answer<T>(
  asked: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  const { data, error, response } = await asked;
  if (response.ok && data !== undefined) return data;
  throw toFailure(error, response.status);
}

/**
 * Sends a request. Every change carries a key of its own, so that one whose answer got lost on the way
 * can be sent again: the server does it once.
 */
export async function reach(
  origin: string,
  request: Request,
  patienceMs = usualPatienceMs,
): Promise<Response> {
  if (request.method !== "GET" && !request.headers.has("idempotency-key"))
    request.headers.set("idempotency-key", randomUUID());
  const again = request.clone();
  try {
    return await send(request, patienceMs).catch((error: unknown) => {
      if (isBroken(error)) return send(again, patienceMs);
      throw error;
    });
  } catch (error) {
    const isLate = error instanceof Error && error.name === "TimeoutError";
    throw new Failure(
      "unavailable",
      isLate ? `${origin} does not answer.` : `${origin} cannot be reached (${reasonOf(error)}).`,
      { hint: "Is it running? Name another server with --url or ALFE_URL." },
    );
  }
}

const send = (request: Request, patienceMs: number): Promise<Response> =>
  fetch(request, { signal: AbortSignal.timeout(patienceMs), redirect: "error" });

/** Whether the line broke while the server had the request, as when it is started anew. */
const isBroken = (error: unknown): boolean =>
  ["ECONNRESET", "EPIPE", "UND_ERR_SOCKET"].includes(reasonOf(error));

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? error.cause : error;
  return "code" in cause && typeof cause.code === "string" ? cause.code : cause.message;
}
