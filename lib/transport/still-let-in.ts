import "server-only";
import { type Principal, principalOf } from "@/lib/auth/principal";
import { actorId, type Caller } from "@/lib/pipeline/actor";

/** Asks, however often and long after it came, whether a request would still be let in as the same caller. */
export function stillLetIn(
  request: Request,
  address: string,
  caller: Caller,
): () => Promise<boolean> {
  // What identifies the caller, without a body or a connection that it would keep.
  const again = new Request(request.url, { headers: identityOf(request) });
  return async () => isSame(caller, await principalOf(again, address));
}

function identityOf({ headers }: Request): Headers {
  const identity = new Headers();
  for (const name of ["authorization", "cookie"]) {
    const value = headers.get(name);
    if (value !== null) identity.set(name, value);
  }
  return identity;
}

function isSame({ actor, keyId }: Caller, principal: Principal | null): boolean {
  if (principal === null) return false;
  if (principal.kind === "session") return principal.person.userId === actorId(actor);
  return principal.caller.keyId === keyId;
}
