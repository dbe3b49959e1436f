import "server-only";
import type { Principal } from "@/lib/auth/principal";
import { parseAttemptId } from "@/lib/connections/attempt-id";
import { AppError, forbidden, notFound } from "@/lib/errors";
import type { Caller } from "@/lib/pipeline/actor";
import { type Client, ofRequest } from "./client";
import { isId, organizationOfPath } from "./find-node";

type Asked = {
  request: Request;
  /** Parameters of the path. */
  parameters: Readonly<Record<string, string>>;
  query: URLSearchParams;
};

/**
 * On whose behalf a request is answered, and in which organization. A token or key belongs to one; a
 * browser's session, which may only read and only from the dashboard, says in which it asks.
 */
export async function callerOf(
  principal: Principal,
  client: Client,
  asked: Asked,
): Promise<Caller> {
  if (principal.kind !== "session") {
    const named = asked.query.get("organization");
    // Who names another one by mistake must not read this one's answer for it.
    if (named !== null && named !== principal.caller.organizationId) throw notFound();
    return { ...principal.caller, ...ofRequest(client) };
  }
  assertReading(asked.request);
  const { userId, sessionId } = principal.person;
  const organizationId = await organizationOf(asked);
  return { actor: { kind: "person", userId, sessionId }, organizationId, ...ofRequest(client) };
}

function assertReading({ method, headers }: Request): void {
  if (method !== "GET" && method !== "HEAD")
    throw forbidden(
      "A browser's session may only read here. Send a personal token to change anything.",
    );
  // A page of another origin cannot read the answer, but must not even make us work.
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none")
    throw forbidden("A browser may read this only from the dashboard itself.");
}

/** The organization that the address names: by an attempt's id, a node's path, or a parameter. */
async function organizationOf({ parameters, query }: Asked): Promise<string> {
  const { attempt, node } = parameters;
  if (attempt !== undefined) {
    const named = parseAttemptId(attempt);
    if (!named) throw notFound();
    return named.organizationId;
  }
  if (node !== undefined && node !== "self" && !isId(node)) return organizationOfPath(node);
  const id = query.get("organization") ?? "";
  if (!isId(id))
    throw new AppError("invalid_input", "Name the organization, or address the node by its path.");
  return id;
}
