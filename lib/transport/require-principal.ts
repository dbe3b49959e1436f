import "server-only";
import { type Principal, principalOf } from "@/lib/auth/principal";
import { AppError } from "@/lib/errors";

/** Who sent a request; throws `unauthenticated` for nobody. */
export async function requirePrincipal(request: Request, address: string): Promise<Principal> {
  const principal = await principalOf(request, address);
  if (principal) return principal;
  throw new AppError(
    "unauthenticated",
    request.headers.has("authorization")
      ? "This key or token is not valid (any more)."
      : "Send an agent's key or a personal token: Authorization: Bearer …",
  );
}
