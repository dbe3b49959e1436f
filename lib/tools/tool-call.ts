import { z } from "zod";
import { NamedNode } from "@/lib/installations/effective-integration";
import { policyValues } from "@/lib/policies/policy";

/**
 * Where a call stands. `waiting`: for a person's approval; it ends as declined, expired or voided, or is
 * sent. `unknown`: it may have taken effect, and is never sent again.
 */
export const ToolOutcome = z.enum([
  "waiting",
  "running",
  "done",
  "failed",
  "refused",
  "declined",
  "expired",
  "voided",
  "unknown",
]);
export type ToolOutcome = z.infer<typeof ToolOutcome>;

/** A call as every surface shows it. Arguments and results are kept as digests only. */
export const ToolCallRecord = z.object({
  id: z.string(),
  nodeId: z.string(),
  /** The agent's name, with its path while it is there. */
  node: NamedNode,
  integration: z.string(),
  tool: z.string(),
  account: z
    .object({ id: z.string(), accountName: z.string(), label: z.string(), sandbox: z.boolean() })
    .nullable(),
  /** Why this account: pinned, default, own, or named by the caller. Null without an account. */
  rule: z.enum(["pinned", "default", "own", "named"]).nullable(),
  by: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string() }),
  /** The key or personal token it came with. */
  key: z.object({ id: z.string(), name: z.string() }).nullable(),
  outcome: ToolOutcome,
  detail: z.string(),
  /**
   * What held for the agent, and the node that says so (null: a default, or a place where the agent is
   * not any more). Null for a person, whom no policy binds.
   */
  policy: z.object({ value: z.enum(policyValues), at: NamedNode.nullable() }).nullable(),
  /** The approval that it waits or waited for. */
  approvalId: z.string().nullable(),
  /** Millionths of a US dollar. */
  costMicros: z.string(),
  requestId: z.string().nullable(),
  /** SHA-256 of the arguments as canonical JSON, in hexadecimal. */
  argumentsDigest: z.string(),
  /** SHA-256 of the result's JSON text, in hexadecimal, and its length. */
  resultDigest: z.string().nullable(),
  resultBytes: z.number().int().nullable(),
  createdAt: z.string(),
  durationMs: z.number().int().nullable(),
});
export type ToolCallRecord = z.infer<typeof ToolCallRecord>;
