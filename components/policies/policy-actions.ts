import type { ServerAction } from "@/components/server-action";
import type { previewPolicies } from "@/lib/policies/preview";
import type { setPolicies } from "@/lib/policies/set";

/** Setting policies, and what that would change. */
export type PolicyActions = {
  previewPolicies: ServerAction<typeof previewPolicies>;
  setPolicies: ServerAction<typeof setPolicies>;
};
