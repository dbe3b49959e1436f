import type { Place } from "./place";

/** Who does something. */
export type Actor =
  /** Without a session they came with a personal token. */
  | { kind: "person"; userId: string; sessionId: string | null }
  /** An agent of the tree, which may do what is open to agents, and only as itself. */
  | { kind: "agent"; nodeId: string }
  /** A program with a server token, which may do what is open to programs. */
  | { kind: "program"; tokenId: string }
  /** The operator at the server's own terminal, the seed, and clean-up that goes on by itself. */
  | { kind: "system" };

/** Who asks, and in which organization. The organization is a claim: roles in it decide. */
export type Caller = {
  actor: Actor;
  organizationId: string;
  requestId?: string;
  /** The agent's key, personal or server token that they came with. */
  keyId?: string;
  /** The approval that a person gave, where what it allows is being carried out. */
  approvalId?: string;
  /** What was read together with an agent's key: the same facts that the database would tell again. */
  snapshot?: Snapshot;
  /** Ends when nobody waits for the answer any more. What changes something goes on all the same. */
  signal?: AbortSignal;
  /** Takes over what the answer need not wait for, such as noting how a read ended; absent where it does wait. */
  later?: (work: Promise<void>) => void;
  /** Hears how far long work is. */
  onProgress?: (done: number, total?: number, message?: string) => void;
};

/** What one statement told about an agent. The domain knows what is in it (lib/keys/agent-snapshot.ts). */
export type Snapshot = { place: Place; data: unknown };

/** The person's or the agent's id, or that of the program's token. */
export const actorId = (actor: Actor): string | null => {
  if (actor.kind === "person") return actor.userId;
  if (actor.kind === "program") return actor.tokenId;
  return actor.kind === "agent" ? actor.nodeId : null;
};
