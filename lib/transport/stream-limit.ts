import "server-only";
import { AppError } from "@/lib/errors";
import { actorId, type Caller } from "@/lib/pipeline/actor";

const mostPerPrincipal = 30;

const store = globalThis as { alfeListeners?: Map<string, number> };
const listeners = (): Map<string, number> => (store.alfeListeners ??= new Map<string, number>());

/** Counts the caller's open streams in this process; returns the end of one. */
export function enterStream({ actor, keyId, organizationId }: Caller): () => void {
  const name = `${organizationId} ${keyId ?? actorId(actor) ?? ""}`;
  const count = listeners().get(name) ?? 0;
  if (count >= mostPerPrincipal)
    throw new AppError("rate_limited", "Too many of your event streams are open.", {
      retryAfterSeconds: 30,
    });
  listeners().set(name, count + 1);
  return () => {
    const left = (listeners().get(name) ?? 1) - 1;
    if (left > 0) listeners().set(name, left);
    else listeners().delete(name);
  };
}
