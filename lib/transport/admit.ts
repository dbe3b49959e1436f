import "server-only";
import { type Principal, principalOf } from "@/lib/auth/principal";
import { AppError } from "@/lib/errors";
import { actorId } from "@/lib/pipeline/actor";
import { assertMayTry, noteKey } from "@/lib/rate-limits/failed-keys";
import { countRequest } from "@/lib/rate-limits/limit";
import type { RateLimit } from "@/lib/rate-limits/request-counter";

/** Who sent a request, and how many more they may send: `assertWithinLimit` refuses what is too many. */
export type Admission = { principal: Principal; rate: RateLimit };

/** Says who sent a request and counts it; throws `unauthenticated` for nobody. */
export async function admit(
  request: Request,
  { address }: { address: string },
): Promise<Admission> {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) assertMayTry(authorization, address);
  const principal = await principalOf(request, address);
  if (authorization !== null) noteKey(authorization, address, principal !== null);
  if (principal) return { principal, rate: countPrincipal(principal) };
  throw new AppError(
    "unauthenticated",
    authorization === null
      ? "Send an agent's key or a personal token: Authorization: Bearer …"
      : "This key or token is not valid (any more).",
  );
}

/** All keys of an agent count together, and all tokens of a person in an organization. */
export function countPrincipal(principal: Principal): RateLimit {
  if (principal.kind === "session")
    return countRequest(`session ${principal.person.userId}`, "browser");
  const { actor, organizationId } = principal.caller;
  return countRequest(`${actor.kind} ${organizationId} ${actorId(actor) ?? ""}`, "program");
}
