import "server-only";
import { type Context, Hono } from "hono";
import { AppError, notFound } from "@/lib/errors";
import type { Caller } from "@/lib/pipeline/actor";
import { assertMay, assertOpenTo, execute } from "@/lib/pipeline/execute";
import { assertWithinLimit, rateLimitHeaders } from "@/lib/rate-limits/limit";
import { admit, type Admission } from "./admit";
import { answerOnce } from "./answer-once";
import type { Client } from "./client";
import { type Asked, type Endpoint, nodeFields, pathParameters } from "./endpoint";
import { type Given, toInput, toRequestNames } from "./endpoint-input";
import { endpoints } from "./endpoints";
import { findNode } from "./find-node";
import { jsonResponse } from "./json-response";
import { problemResponse, toProblem } from "./problem";
import { readJsonBody } from "./read-json-body";
import { callerOf } from "./rest-caller";
import { stillLetIn } from "./still-let-in";
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

type Bare = Omit<Asked, "input">;

/** Answers one request for an address, and says how many more may come. */
async function answer({ env, req }: Served, choices: readonly Endpoint[]): Promise<Response> {
  const admission = await admit(req.raw, env);
  const response = await answerAdmitted(admission, req.raw, {
    parameters: req.param(),
    client: env,
    choices,
  }).catch((error: unknown) => problemResponse(toProblem(error, env.requestId)));
  for (const [name, value] of Object.entries(rateLimitHeaders(admission.rate)))
    response.headers.set(name, value);
  return response;
}

/** Most requests have none, and to take an address apart takes longer than to see that. */
const queryOf = (url: string): URLSearchParams =>
  url.includes("?") ? new URL(url).searchParams : new URLSearchParams();

type Addressed = {
  parameters: Record<string, string>;
  client: Client;
  choices: readonly Endpoint[];
};

async function answerAdmitted(
  { principal, rate }: Admission,
  request: Request,
  { parameters, client, choices }: Addressed,
): Promise<Response> {
  assertWithinLimit(rate);
  const query = queryOf(request.url);
  const caller = await callerOf(principal, client, { request, parameters, query });
  const given = { parameters, query, body: await readJsonBody(request) };
  const endpoint = choose(choices, given);
  await assertOpenTo(endpoint.operation, caller);
  const isStillLetIn = () => stillLetIn(request, client.address, caller)();
  const served = { request, caller, isStillLetIn };
  return within(endpoint.timeLimitMs ?? timeLimitMs, run(served, endpoint, given));
}

function choose(choices: readonly Endpoint[], { body = {} }: Given): Endpoint {
  const named = choices.find(({ onlyWith }) => onlyWith !== undefined && onlyWith in body);
  const endpoint = named ?? choices.find(({ onlyWith }) => onlyWith === undefined);
  if (!endpoint) throw notFound("This address");
  return endpoint;
}

/** Runs the operation; a change with an Idempotency-Key is made the first time only. */
async function run(served: Bare, endpoint: Endpoint, given: Given): Promise<Response> {
  const { request, caller } = served;
  const { operation } = endpoint;
  const work = async () => perform(served, endpoint, given);
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

async function perform(served: Bare, endpoint: Endpoint, given: Given): Promise<Response> {
  const { request, caller } = served;
  const input = await inputOf(caller, endpoint, given);
  const asked: Asked = { ...served, input };
  const named = (error: unknown): never => {
    throw toRequestNames(endpoint, error);
  };
  const accepts = request.headers.get("accept") ?? "";
  if (endpoint.stream && accepts.includes("text/event-stream"))
    return Promise.resolve(endpoint.stream(asked)).catch(named);
  if (endpoint.download) return endpoint.download.respond(asked).catch(named);
  const work = endpoint.answer?.(asked) ?? execute(endpoint.operation, caller, input);
  const output: unknown = await work.catch(named);
  const location = locationOf(endpoint, { ...given.parameters, ...(output as object) });
  return jsonResponse(request, output, {
    status: endpoint.created ? 201 : 200,
    json: endpoint.json as ((output: unknown) => string) | undefined,
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
