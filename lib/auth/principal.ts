import "server-only";
import type { Person } from "@/lib/account/sessions";
import { readAgentKey } from "@/lib/keys/agent-snapshot";
import { parseKey } from "@/lib/keys/token";
import { readPersonalToken } from "@/lib/keys/token-holder";
import { noteKeyUse } from "@/lib/keys/used";
import type { Caller } from "@/lib/pipeline/actor";
import { readServerToken } from "@/lib/server-tokens/read";
import { personOfRequest } from "./person-of-request";

/** Who sent a request. */
export type Principal =
  /** Signed in with a browser; the request says in which organization it asks. */
  | { kind: "session"; person: Person }
  /** A person's or program's token, or an agent's key: it belongs to one organization. */
  | { kind: "token" | "key"; caller: Caller & { keyId: string } };

/**
 * Who sent a request: a bearer token decides where there is one, else the browser's session. Null for
 * nobody, and for a token that is not good: which of the two, nobody is told.
 */
export async function principalOf(request: Request, address: string): Promise<Principal | null> {
  const authorization = request.headers.get("authorization");
  if (authorization === null) {
    const person = await personOfRequest(request);
    return person && { kind: "session", person };
  }
  const token = /^bearer +(\S+) *$/i.exec(authorization)?.[1] ?? "";
  const named = parseKey(token);
  if (!named) return null;
  const { organizationId, kind } = named;
  if (kind === "person") {
    const holder = await readPersonalToken(organizationId, token);
    if (!holder) return null;
    const { tokenId: keyId, userId, lastUsedAt } = holder;
    noteKeyUse({ kind, organizationId, id: keyId, nodeId: null, lastUsedAt, address });
    const actor = { kind: "person", userId, sessionId: null } as const;
    return { kind: "token", caller: { actor, organizationId, keyId } };
  }
  if (kind === "program") {
    const found = await readServerToken(organizationId, token);
    if (!found) return null;
    const { id: keyId, lastUsedAt } = found;
    noteKeyUse({ kind, organizationId, id: keyId, nodeId: null, lastUsedAt, address });
    return { kind: "token", caller: { actor: { kind, tokenId: keyId }, organizationId, keyId } };
  }
  const agent = await readAgentKey(organizationId, token);
  if (!agent) return null;
  const { keyId, nodeId, lastUsedAt, snapshot } = agent;
  noteKeyUse({ kind, organizationId, id: keyId, nodeId, lastUsedAt, address });
  const actor = { kind: "agent", nodeId } as const;
  return { kind: "key", caller: { actor, organizationId, keyId, snapshot } };
}
