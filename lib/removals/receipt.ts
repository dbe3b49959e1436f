import { z } from "zod";
import { NodeKind } from "@/lib/tree/node";

/** A place that a receipt names; without an address once it was deleted. */
const ReceiptNode = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: NodeKind,
  path: z.string().nullable(),
});

/** A removal as the list of receipts shows it. */
export const ReceiptSummary = z.object({
  id: z.uuid(),
  title: z.string().describe("What was removed, e.g. Slack from scout."),
  kind: z.enum(["remove", "disconnect", "delete", "revoke_all", "give_back"]),
  node: ReceiptNode.describe("Where it happened."),
  state: z.enum(["running", "needs_person", "done"]),
  text: z.string().describe("How far it is, or how it ended, in one sentence."),
  stepsOver: z.int(),
  stepsTotal: z.int(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  requestedBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
});
export type ReceiptSummary = z.output<typeof ReceiptSummary>;

export const StepState = z.enum([
  "waiting",
  "running",
  "retrying",
  "manual",
  "done",
  "not_supported",
  "kept_shared",
  "confirmed",
]);
export type StepState = z.output<typeof StepState>;

export const ReceiptStep = z.object({
  id: z.uuid(),
  kind: z.string(),
  title: z.string(),
  account: z.string().nullable(),
  provider: z.string().nullable().describe("Name of the provider."),
  state: StepState,
  detail: z.string().describe("What happened, in one sentence."),
  tries: z.int(),
  nextTryAt: z.iso.datetime().nullable(),
  startedAt: z.iso.datetime().nullable(),
  doneAt: z.iso.datetime().nullable(),
  link: z
    .object({ href: z.string(), label: z.string() })
    .nullable()
    .describe("Where a person does by hand what could not be done."),
  confirmedBy: z.string().nullable().describe("Who did it by hand."),
  can: z.object({ retry: z.boolean(), confirm: z.boolean() }),
});
export type ReceiptStep = z.output<typeof ReceiptStep>;

/** A removal step by step: what was done, what waits, what is left to a person. */
export const Receipt = ReceiptSummary.extend({
  steps: z
    .array(ReceiptStep)
    .describe("In order. Of a very long receipt the first 500 that are open, then those over."),
  sandbox: z.boolean(),
  accountsKept: z.array(z.object({ accountName: z.string(), why: z.string() })),
});
export type Receipt = z.output<typeof Receipt>;
