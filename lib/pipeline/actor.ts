/** Who does something. */
export type Actor =
  | { kind: "person"; userId: string; sessionId: string }
  /** An agent of the tree, which may do what is open to agents, and only as itself. */
  | { kind: "agent"; nodeId: string }
  /** The operator at the server's own terminal, the seed, and clean-up that goes on by itself. */
  | { kind: "system" };

/** Who asks, and in which organization. The organization is a claim: roles in it decide. */
export type Caller = { actor: Actor; organizationId: string; requestId?: string };

/** The person's or the agent's id. */
export const actorId = (actor: Actor): string | null => {
  if (actor.kind === "person") return actor.userId;
  return actor.kind === "agent" ? actor.nodeId : null;
};
