/** How getting a number stands after it was gone on with. */
export type MakingEnd =
  | { kind: "kept"; connectionId: string }
  /** The company works on it; look again later. */
  | { kind: "pending" }
  | { kind: "failed"; message: string; isTaken: boolean }
  /** Nobody wants it any more; what was bought is given back. */
  | { kind: "unwanted" };
