import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type { Caller } from "@/lib/pipeline/actor";

/** An agent that came with its key. */
export type AgentCaller = Caller & { actor: { kind: "agent"; nodeId: string }; keyId: string };

/** Whose request is being served. One handler serves all agents, so that nothing of one is kept for another. */
export const serving = new AsyncLocalStorage<{ caller: AgentCaller; request: Request }>();

/** The agent whose request is being served. */
export function servedAgent(): AgentCaller {
  const served = serving.getStore();
  if (!served) throw new Error("MCP is served for an agent");
  return served.caller;
}
