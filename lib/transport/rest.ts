import "server-only";
import { type Context, Hono } from "hono";
import { AppError, notFound } from "@/lib/errors";
import type { Caller } from "@/lib/pipeline/actor";
import { execute } from "@/lib/pipeline/execute";
import type { Client } from "./client";
import { type Endpoint, nodeFields, pathParameters } from "./endpoint";
import { type Given, toInput, toRequestNames } from "./endpoint-input";
import { endpoints } from "./endpoints";
import { findNode } from "./find-node";
import { jsonResponse } from "./json-response";
import { problemResponse, toProblem } from "./problem";
import { readJsonBody } from "./read-json-body";
import { requirePrincipal } from "./require-principal";
import { callerOf } from "./rest-caller";
import { timeLimitMs, within } from "./within";

type Served = Context<{ Bindings: Client }>;

/** The REST API: one route for every endpoint. */
const rest = new Hono<{ Bindings: Client }>().basePath("/api/v1");

for (const [path, those] of Map.groupBy(endpoints, (endpoint) => endpoint.path)) {
  const pattern = path.replace(/\{(\w+)\}/g, ":$1");
  const byMethod = Map.groupBy(those, ({ method }) => method);
  for (const [method, choices] of byMethod)
    rest.on(method, pattern, (context) => answer(context, choices));
  const allow = [...byMethod.keys(), ...(byMethod.has("GET") ? ["HEAD"] : [])].join(", ");
  rest.all(pattern, ({ env, req }) => {
    const message = `${req.method} is not possible here, but ${allow} is.`;
    const problem = toProblem(new AppError("method_not_allowed", message), env.requestId);
    const response = problemResponse(problem);
    response.headers.set("allow", allow);
    return response;
  });
}

rest.notFound(({ env }) => problemResponse(toProblem(notFound("This address"), env.requestId)));
rest.onError((error, { env }) => problemResponse(toProblem(error, env.requestId)));

export const serveRest = (request: Request, client: Client): Response | Promise<Response> =>
  rest.fetch(request, client);

/** Answers one request for an address: with that of its endpoints which the body is for. */
async function answer({ env, req }: Served, choices: readonly Endpoint[]): Promise<Response> {
  const request = req.raw;
  const principal = await requirePrincipal(request, env.address);
  const parameters: Record<string, string> = req.param();
  const query = new URL(request.url).searchParams;
  const caller = await callerOf(principal, env.requestId, { request, parameters, query });
  const given = { parameters, query, body: await readJsonBody(request) };
  const endpoint = choose(choices, given);
  const work = run(request, endpoint, caller, given);
  return within(endpoint.timeLimitMs ?? timeLimitMs, work);
}

function choose(choices: readonly Endpoint[], { body = {} }: Given): Endpoint {
  const named = choices.find(({ onlyWith }) => onlyWith !== undefined && onlyWith in body);
  const endpoint = named ?? choices.find(({ onlyWith }) => onlyWith === undefined);
  if (!endpoint) throw notFound("This address");
  return endpoint;
}

async function run(
  request: Request,
  endpoint: Endpoint,
  caller: Caller,
  given: Given,
): Promise<Response> {
  const input = await withNodes(caller, toInput(endpoint, given));
  const output: unknown = await execute(endpoint.operation, caller, input).catch(
    (error: unknown) => {
      throw toRequestNames(endpoint, error);
    },
  );
  const location = locationOf(endpoint, { ...given.parameters, ...(output as object) });
  return jsonResponse(request, output, {
    status: endpoint.created ? 201 : 200,
    ...(location !== undefined && { headers: { location } }),
  });
}

/** The input with every node named by its id. */
async function withNodes(caller: Caller, input: Record<string, unknown>) {
  const entries = Object.entries(input).map(async ([field, value]) => {
    if (!nodeFields.includes(field) || typeof value !== "string") return [field, value] as const;
    return [field, await findNode(caller, value)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** The address of what was made; undefined where it has none. */
function locationOf(
  { location }: Endpoint,
  values: Readonly<Record<string, unknown>>,
): string | undefined {
  if (location === undefined) return undefined;
  const known = pathParameters(location).every((name) => typeof values[name] === "string");
  const path = location.replace(/\{(\w+)\}/g, (_match, name: string) =>
    encodeURIComponent(String(values[name])),
  );
  return known ? `/api/v1${path}` : undefined;
}
