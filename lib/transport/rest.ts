import "server-only";
import { type Context, Hono } from "hono";
import { z } from "zod";
import { findOrganization } from "@/lib/account/find-organization";
import { currentPerson } from "@/lib/auth/authenticate";
import { parseAttemptId } from "@/lib/connections/attempt-id";
import { inOrganization } from "@/lib/db";
import { AppError, notFound } from "@/lib/errors";
import { execute } from "@/lib/pipeline/execute";
import { findPath } from "@/lib/tree/find-path";
import { endpoints } from "./endpoints";
import { problemResponse, toProblem } from "./problem";
import { toQueryInput } from "./query-input";

/** The REST API. A browser session may only read, and only from this origin. */
const rest = new Hono().basePath("/api/v1");

for (const { path, operation } of endpoints)
  rest.get(path, async (context) => {
    const person = await currentPerson();
    if (!person) throw new AppError("unauthenticated", "Sign in first.");
    assertSameOrigin(context.req.raw);
    const parameters = { ...context.req.query(), ...context.req.param() };
    const place = await locate(parameters);
    const { userId, sessionId } = person;
    const output = await execute(
      operation,
      {
        actor: { kind: "person", userId, sessionId },
        organizationId: place.organizationId,
        ...requestIdOf(context),
      },
      toQueryInput(operation.input, { ...parameters, ...place.parameters }),
    );
    return Response.json(output, { headers: { "cache-control": "no-store" } });
  });

rest.notFound(() => problemResponse(toProblem(notFound("This address"))));
rest.onError((error) => problemResponse(toProblem(error)));

export const serveRest = (request: Request): Response | Promise<Response> => rest.fetch(request);

const requestIdOf = (context: Context) => {
  const requestId = context.req.header("x-request-id");
  return requestId ? { requestId } : {};
};

/** A page of another origin cannot read the answer, but must not even make us work. */
function assertSameOrigin(request: Request): void {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none")
    throw new AppError("forbidden", "A browser may read this only from the dashboard itself.");
}

/** Finds the organization that the address names: by an attempt's id, a node's path, or a parameter. */
async function locate(
  parameters: Record<string, string>,
): Promise<{ organizationId: string; parameters: Record<string, string> }> {
  const { attemptId, nodeId, organization } = parameters;
  if (attemptId !== undefined) {
    const attempt = parseAttemptId(attemptId);
    if (!attempt) throw notFound();
    return { organizationId: attempt.organizationId, parameters: {} };
  }
  if (nodeId !== undefined && !z.uuid().safeParse(nodeId).success) return locatePath(nodeId);
  const id = z.uuid().safeParse(organization);
  if (!id.success)
    throw new AppError("invalid_input", "Name the organization, or address the node by its path.");
  return { organizationId: id.data, parameters: {} };
}

async function locatePath(path: string) {
  const [slug = "", ...segments] = path.split("/");
  const organizationId = await findOrganization(slug);
  if (!organizationId) throw notFound();
  const nodeId = await inOrganization(organizationId, (tx) =>
    findPath(tx, organizationId, segments),
  );
  if (!nodeId) throw notFound();
  return { organizationId, parameters: { nodeId } };
}
