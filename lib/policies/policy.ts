import type { Effect } from "@/lib/integrations/manifest";

/** From mild to strict. */
export const policyValues = ["allow", "ask", "deny"] as const;
export type PolicyValue = (typeof policyValues)[number];

/** What an agent does to its own integrations. */
export const selfActions = ["install", "configure", "connect", "remove"] as const;
export type SelfAction = (typeof selfActions)[number];

/** What a policy is about. */
export type PolicySubject =
  | { scope: "all"; target: ""; effect: Effect }
  | { scope: "integration"; target: string; effect: Effect }
  | { scope: "tool"; target: string; effect: "" }
  | { scope: "self"; target: SelfAction; effect: "" };

/** A policy as it is set at one node (what `policies_at` of the database returns). */
export type PolicyFact = PolicySubject & { nodeId: string; value: PolicyValue };
