import { subscribeChanges } from "@/lib/changes/listen";
import { AppError } from "@/lib/errors";
import { Bell } from "./bell";
import { served } from "./mcp-agent";
import type { McpCall } from "./mcp-call";
import { progressOf } from "./mcp-progress";

/** How long an answer is held back where the client asked for progress, and where it only waits. */
const limitsMs = { watched: 100_000, silent: 25_000 } as const;

/** Where a change was not heard of, it is seen by then. */
const lookEveryMs = 5_000;

/** How many answers of an agent this process holds back: each change makes all of them look again. */
const mostPerAgent = 20;

const store = globalThis as { alfeMcpWaits?: Map<string, number> };
const waits = (): Map<string, number> => (store.alfeMcpWaits ??= new Map<string, number>());

/**
 * Looks at something of the agent's own until it is over, as often as something changes there. Gives
 * back what it saw last where that takes too long, nobody waits any more, or the agent waits for much
 * already. Tells nothing more to a key that is not good any more.
 */
export async function waitFor<T>(
  call: McpCall,
  look: () => Promise<T>,
  isOver: (seen: T) => boolean,
  message: string,
): Promise<T> {
  const { nodeId } = call.caller.actor;
  const count = waits().get(nodeId) ?? 0;
  if (count >= mostPerAgent) return look();
  waits().set(nodeId, count + 1);
  try {
    return await lookUntil(call, look, isOver, message);
  } finally {
    const left = (waits().get(nodeId) ?? 1) - 1;
    if (left > 0) waits().set(nodeId, left);
    else waits().delete(nodeId);
  }
}

async function lookUntil<T>(
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
      if (!(await served().again()))
        throw new AppError("unauthenticated", "This key is not valid any more.");
    }
  } finally {
    stop();
  }
}
