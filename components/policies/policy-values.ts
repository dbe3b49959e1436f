import type { PolicyValue } from "@/lib/policies/policy";

/** From mild to strict, as menus list them. */
export const policyValues = ["allow", "ask", "deny"] as const satisfies readonly PolicyValue[];
