import type { Caller } from "@/lib/pipeline/actor";

/** What the server knows of a request beside what it says itself. */
export type Client = {
  /** The network address that it came from. */
  address: string;
  /** Finds the request in the log, and in audit and tool calls. Ours, whatever the client sent. */
  requestId: string;
  /** Sees through what the answer does not wait for; only a process that outlives its answers can. */
  later?: NonNullable<Caller["later"]>;
};

/** What a caller has of the request that they came with. */
export const ofRequest = ({ requestId, later }: Client): Pick<Caller, "requestId" | "later"> => ({
  requestId,
  ...(later && { later }),
});
