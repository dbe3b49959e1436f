/** How a step ended. `detail` is for the receipt: one sentence, never a secret. */
export type StepEnd = {
  state: "done" | "not_supported" | "kept_shared";
  detail: string;
  /** Where a person can do the rest by hand. */
  link?: string;
};
