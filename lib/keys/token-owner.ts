import { forbidden } from "@/lib/errors";
import type { Caller } from "@/lib/pipeline/actor";

/** Whose personal tokens a caller may see and revoke: their own. */
export function tokenOwner({ actor }: Pick<Caller, "actor">): string {
  if (actor.kind !== "person") throw forbidden("Only a person has personal tokens.");
  return actor.userId;
}

/** A token makes no tokens: who steals one must not be able to stay. */
export function signedInOwner({ actor, keyId }: Pick<Caller, "actor" | "keyId">): string {
  const userId = tokenOwner({ actor });
  if (keyId !== undefined || (actor.kind === "person" && actor.sessionId === null))
    throw forbidden("A token cannot make another. Sign in to the dashboard, or run `alfe login`.");
  return userId;
}
