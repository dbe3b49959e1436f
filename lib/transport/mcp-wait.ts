import { subscribeChanges } from "@/lib/changes/listen";
import type { McpCall } from "./mcp-call";
import { progressOf } from "./mcp-progress";

/** How long an answer is held back where the client asked for progress, and where it only waits. */
const limitsMs = { watched: 100_000, silent: 25_000 } as const;

/** Where a change was not heard of, it is seen by then. */
const lookEveryMs = 5_000;

/**
 * Looks at something of the agent's own until it is over, as often as something changes there. Gives
 * back what it saw last where that takes too long, or nobody waits any more.
 */
export async function waitFor<T>(
  { caller, context }: McpCall,
  look: () => Promise<T>,
  isOver: (seen: T) => boolean,
  message: string,
): Promise<T> {
  const progress = progressOf(context);
  const begun = Date.now();
  const limit = AbortSignal.timeout(progress ? limitsMs.watched : limitsMs.silent);
  const end = AbortSignal.any([context.mcpReq.signal, limit]);
  const bell = new Bell();
  const stop = subscribeChanges((change) => {
    if (change === "gap" || change.nodeIds.includes(caller.actor.nodeId)) bell.ring();
  });
  try {
    for (;;) {
      const seen = await look();
      if (isOver(seen) || end.aborted) return seen;
      progress?.(Math.round((Date.now() - begun) / 1000), undefined, message);
      await bell.heard(lookEveryMs, end);
    }
  } finally {
    stop();
  }
}

/** Rings are not lost while nobody listens. */
class Bell {
  #hasRung = false;
  #wake: () => void = () => undefined;

  ring(): void {
    this.#hasRung = true;
    this.#wake();
  }

  async heard(withinMs: number, end: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const timer = setTimeout(resolve, withinMs);
    this.#wake = () => resolve(undefined);
    end.addEventListener("abort", this.#wake, { once: true });
    if (this.#hasRung || end.aborted) this.#wake();
    await promise;
    clearTimeout(timer);
    end.removeEventListener("abort", this.#wake);
    this.#hasRung = false;
  }
}
