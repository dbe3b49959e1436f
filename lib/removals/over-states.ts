import type { StepState } from "./receipt";

/** States in which nothing is left to do about a step. */
export const overStates = [
  "done",
  "not_supported",
  "kept_shared",
  "confirmed",
] as const satisfies StepState[];
