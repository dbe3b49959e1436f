/** Who does something. */
export type Actor =
  | { kind: "person"; userId: string; sessionId: string }
  /** The operator at the server's own terminal, the seed, and clean-up that goes on by itself. */
  | { kind: "system" };

/** Who asks, and in which organization. The organization is a claim: roles in it decide. */
export type Caller = { actor: Actor; organizationId: string; requestId?: string };

export const actorId = (actor: Actor): string | null =>
  actor.kind === "person" ? actor.userId : null;
