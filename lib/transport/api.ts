import "server-only";
import { randomUUID } from "node:crypto";
import { notFound } from "@/lib/errors";
import { serveChannel } from "./channels";
import type { Client } from "./client";
import { devicePaths, serveDevice } from "./device";
import { serveEvents } from "./events";
import { reportHealth } from "./health";
import { serveOpenApi, serveReference } from "./openapi-routes";
import { serveMcp } from "./mcp";
import { withBody } from "./json-response";
import { problemResponse, toProblem } from "./problem";
import { serveRest } from "./rest";
import { serveStripe, stripePath } from "./stripe";

type Serve = (request: Request, client: Client) => Response | Promise<Response>;

/** What is served where, beside the REST API: exact paths. */
const places: Readonly<Record<string, Serve>> = {
  "/api/health": () => reportHealth(),
  [devicePaths[0]]: serveDevice,
  [devicePaths[1]]: serveDevice,
  "/mcp": serveMcp,
  [stripePath]: serveStripe,
  "/api/v1/events": serveEvents,
  "/api/v1/openapi.json": serveOpenApi,
  "/api/v1/reference": serveReference,
};

/**
 * Everything that is no page: REST, MCP, events. A web-standard handler, which Next.js mounts and the
 * gateway serves without it.
 */
export const handle = async (
  request: Request,
  client: Omit<Client, "requestId"> & Partial<Client>,
): Promise<Response> => withBody(await answer(request, client));

/** The same for whoever sends texts itself (textOf). */
export async function answer(
  request: Request,
  { requestId = randomUUID(), ...known }: Omit<Client, "requestId"> & Partial<Client>,
): Promise<Response> {
  const client = { ...known, requestId };
  try {
    return withOurHeaders(await serve(request, client), requestId);
  } catch (error) {
    return withOurHeaders(problemResponse(toProblem(error, requestId)), requestId);
  }
}

function serve(request: Request, client: Client): Response | Promise<Response> {
  const { pathname } = new URL(request.url);
  const place = Object.hasOwn(places, pathname) ? places[pathname] : undefined;
  if (place) return place(request, client);
  if (pathname.startsWith("/api/v1/")) return serveRest(request, client);
  if (pathname.startsWith("/api/channels/")) return serveChannel(request, client);
  throw notFound("This address");
}

function withOurHeaders(response: Response, requestId: string): Response {
  response.headers.set("x-request-id", requestId);
  response.headers.set("x-content-type-options", "nosniff");
  if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
  return response;
}
