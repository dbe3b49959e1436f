import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type { Caller } from "@/lib/pipeline/actor";

/** An agent that came with its key. */
export type AgentCaller = Caller & { actor: { kind: "agent"; nodeId: string }; keyId: string };

/** One request of an agent's. */
export type Served = {
  caller: AgentCaller;
  /** Who it is now, for what stays open; null once the key is not good any more. */
  again: () => Promise<AgentCaller | null>;
  /** Ends what is open. */
  end: () => void;
};

/** Whose request is being served. One handler serves all agents, so that nothing of one is kept for another. */
export const serving = new AsyncLocalStorage<Served>();

/** The request that is being served. */
export function served(): Served {
  const request = serving.getStore();
  if (!request) throw new Error("MCP is served for an agent");
  return request;
}
