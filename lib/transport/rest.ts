import "server-only";
import { type Context, Hono } from "hono";
import { AppError, notFound } from "@/lib/errors";
import type { Caller } from "@/lib/pipeline/actor";
import { assertMay, execute } from "@/lib/pipeline/execute";
import { assertWithinLimit, rateLimitHeaders } from "@/lib/rate-limits/limit";
import { admit, type Admission } from "./admit";
import { answerOnce } from "./answer-once";
import type { Client } from "./client";
import { type Endpoint, nodeFields, pathParameters } from "./endpoint";
import { type Given, toInput, toRequestNames } from "./endpoint-input";
import { endpoints } from "./endpoints";
import { findNode } from "./find-node";
import { jsonResponse } from "./json-response";
import { problemResponse, toProblem } from "./problem";
import { readJsonBody } from "./read-json-body";
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

/** Answers one request for an address, and says how many more may come. */
async function answer({ env, req }: Served, choices: readonly Endpoint[]): Promise<Response> {
  const admission = await admit(req.raw, env);
  const response = await answerAdmitted(admission, req.raw, {
    parameters: req.param(),
    requestId: env.requestId,
    choices,
  }).catch((error: unknown) => problemResponse(toProblem(error, env.requestId)));
  for (const [name, value] of Object.entries(rateLimitHeaders(admission.rate)))
    response.headers.set(name, value);
  return response;
}

type Asked = {
  parameters: Record<string, string>;
  requestId: string;
  choices: readonly Endpoint[];
};

async function answerAdmitted(
  { principal, rate }: Admission,
  request: Request,
  { parameters, requestId, choices }: Asked,
): Promise<Response> {
  assertWithinLimit(rate);
  const query = new URL(request.url).searchParams;
  const caller = await callerOf(principal, requestId, { request, parameters, query });
  const given = { parameters, query, body: await readJsonBody(request) };
  const endpoint = choose(choices, given);
  return within(endpoint.timeLimitMs ?? timeLimitMs, run(request, endpoint, caller, given));
}

function choose(choices: readonly Endpoint[], { body = {} }: Given): Endpoint {
  const named = choices.find(({ onlyWith }) => onlyWith !== undefined && onlyWith in body);
  const endpoint = named ?? choices.find(({ onlyWith }) => onlyWith === undefined);
  if (!endpoint) throw notFound("This address");
  return endpoint;
}

/** Runs the operation; a change with an Idempotency-Key is made the first time only. */
async function run(
  request: Request,
  endpoint: Endpoint,
  caller: Caller,
  given: Given,
): Promise<Response> {
  const { operation } = endpoint;
  const work = async () => perform(request, endpoint, caller, given);
  const key = request.headers.get("idempotency-key");
  if (key === null || operation.kind === "query") return work();
  const authorizeAgain = async () => {
    // Where a node is named by its path and gone, so are the roles at it.
    const input = await inputOf(caller, endpoint, given).catch(unlessGone);
    if (input) await assertMay(operation, caller, input);
  };
  return answerOnce(key, { request, body: given.body, caller, authorizeAgain }, work);
}

const unlessGone = (error: unknown): undefined => {
  if (!(error instanceof AppError) || error.kind !== "not_found") throw error;
};

async function perform(
  request: Request,
  endpoint: Endpoint,
  caller: Caller,
  given: Given,
): Promise<Response> {
  const input = await inputOf(caller, endpoint, given);
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

/** The operation's input, with every node named by its id. */
async function inputOf(caller: Caller, endpoint: Endpoint, given: Given) {
  const { whole } = endpoint;
  const input = toInput(endpoint, given);
  if (whole === undefined) return withNodes(caller, input);
  return { [whole]: await withNodes(caller, input[whole] as Record<string, unknown>) };
}

async function withNodes(caller: Caller, fields: Record<string, unknown>) {
  const entries = Object.entries(fields).map(async ([field, value]) => {
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
