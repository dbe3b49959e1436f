import { z } from "zod";
import { NamedNode } from "@/lib/installations/effective-integration";
import { selfActions } from "@/lib/policies/policy";

/** What is asked for: a tool call, a change of the agent's own integrations, or a larger budget. */
export const approvalKinds = ["call", ...selfActions, "budget"] as const;
export type ApprovalKind = (typeof approvalKinds)[number];

export const approvalStates = [
  "waiting",
  "approved", // a person allowed it; about to be carried out
  "running",
  "done",
  "failed",
  "unknown", // it may have taken effect, and is never sent again
  "declined",
  "expired",
  "voided", // something changed since it was asked for
] as const;
export type ApprovalState = (typeof approvalStates)[number];

export const ApprovalId = z.uuid().describe("Id of the approval");

/** Something that an agent may do only once a person allows it, as every surface shows it. */
export const Approval = z.object({
  id: z.string(),
  kind: z.enum(approvalKinds),
  state: z.enum(approvalStates),
  /** What the agent wants to do, after "wants to": "install GitHub". */
  what: z.string(),
  agent: NamedNode,
  /** Null where it is about none: a budget for all of them. */
  integration: z
    .object({ id: z.string(), name: z.string(), icon: z.string().nullable() })
    .nullable(),
  tool: z
    .object({
      name: z.string(),
      title: z.string(),
      effect: z.enum(["read", "write", "destructive"]),
    })
    .nullable(),
  account: z
    .object({ id: z.string(), accountName: z.string(), label: z.string(), sandbox: z.boolean() })
    .nullable(),
  /** Exactly what is asked for; null for whoever may not read calls. */
  arguments: z.record(z.string(), z.unknown()).nullable(),
  /** In the agent's own words. */
  reason: z.string(),
  /** The node whose policy asks; null for a default. */
  policy: z.object({ at: NamedNode.nullable() }),
  /** The budget that it would exceed, or that is to be raised: its admins decide. Null where none is. */
  budget: z.object({ at: NamedNode.nullable(), text: z.string() }).nullable(),
  /** How many like this one were approved in the last seven days. */
  similarThisWeek: z.number().int(),
  createdAt: z.string(),
  expiresAt: z.string(),
  decidedAt: z.string().nullable(),
  /** Who decided; screens say "you" to that person. */
  decidedBy: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** From whoever decided, to the agent. */
  note: z.string(),
  /** How it ended, in one sentence. */
  detail: z.string(),
  callId: z.string().nullable(),
  durationMs: z.number().int().nullable(),
  can: z.object({ decide: z.boolean() }),
  /** "You can do this." or "A member of Website can do this."; null once it is decided. */
  who: z.string().nullable(),
});
export type Approval = z.infer<typeof Approval>;

/** How long something waits for a person. */
export const approvalLifetimeMs = 3 * 3_600_000;

/** How long what came of it is kept for the agent to fetch. */
export const resultLifetimeMs = 24 * 3_600_000;
