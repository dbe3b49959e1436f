import type { ServerEventBus } from "@modelcontextprotocol/server";
import { AppError } from "@/lib/errors";
import { type AgentCaller, served } from "./mcp-agent";
import { ToolWatch } from "./mcp-watch";

const mostPerAgent = 10;

const store = globalThis as { alfeMcpListeners?: Map<string, number> };
const listeners = (): Map<string, number> => (store.alfeMcpListeners ??= new Map<string, number>());

/** Refuses one more open stream of an agent that has enough. */
export function assertMayListen({ actor }: AgentCaller): void {
  if ((listeners().get(actor.nodeId) ?? 0) >= mostPerAgent)
    throw new AppError("rate_limited", "Too many of this agent's streams are open.", {
      retryAfterSeconds: 30,
    });
}

/**
 * Where listening clients hear of changes. What any process changes is announced through the database,
 * so that nothing is published here; each agent is told only of its own list.
 */
export const changesOfTools: ServerEventBus = {
  publish: () => undefined,
  subscribe(tell) {
    const request = served();
    const watch = new ToolWatch(request, () => tell({ kind: "tools_list_changed" }));
    const leave = enter(request.caller.actor.nodeId);
    return () => {
      watch.end();
      leave();
    };
  },
};

/** Counts an agent's streams in this process; returns the end of one. */
function enter(nodeId: string): () => void {
  listeners().set(nodeId, (listeners().get(nodeId) ?? 0) + 1);
  return () => {
    const left = (listeners().get(nodeId) ?? 1) - 1;
    if (left > 0) listeners().set(nodeId, left);
    else listeners().delete(nodeId);
  };
}
