import { z } from "zod";
import { NamedNode } from "@/lib/installations/effective-integration";
import { MeterName } from "./budget";
import { Day } from "./days";
import { Micros, SignedMicros } from "./micros";

export const ledgerKinds = [
  "usage",
  "correction",
  "top_up",
  "allowance",
  "refund",
  "refund_failed",
  "dispute",
  "dispute_won",
] as const;
export type LedgerKind = (typeof ledgerKinds)[number];

/** What each kind of line is called. */
export const ledgerKindNames: Readonly<Record<LedgerKind, string>> = {
  usage: "Usage",
  correction: "Correction",
  top_up: "Top-up",
  allowance: "Monthly allowance",
  refund: "Refund",
  refund_failed: "Refund failed",
  dispute: "Dispute",
  dispute_won: "Dispute won",
};

/** Which lines of the ledger are asked for. */
export const ledgerFilter = {
  from: Day.optional().describe("The first day (UTC), like 2026-11-01"),
  to: Day.optional().describe("The last day (UTC)"),
  integration: z.string().max(64).optional().describe("Only what this integration used"),
  meter: MeterName.optional().describe("Only this meter"),
  kind: z.enum(ledgerKinds).optional().describe("Only lines of this kind"),
  callId: z.uuid().optional().describe("Only what this tool call cost"),
};

/** One line of the ledger. Lines are never changed: what turns out otherwise is a line of its own. */
export const LedgerLine = z.object({
  id: z.uuid(),
  at: z.iso.datetime().describe("When it was used or paid: decides its day"),
  kind: z.enum(ledgerKinds),
  kindName: z.string(),
  node: NamedNode.describe("The agent, or the organization for what is paid in"),
  parent: NamedNode.nullable().describe(
    "What the agent was in then; null where that cannot be seen from here",
  ),
  integration: z.object({ id: z.string(), name: z.string() }).nullable(),
  meter: z.string().nullable(),
  unit: z.string().nullable().describe("What one unit of the meter is, in words"),
  quantity: z.string().nullable(),
  freeQuantity: z.string().nullable(),
  priceMicros: z.string().nullable().describe("For as many units as `pricePer` says"),
  pricePer: z.string().nullable(),
  priceVersion: z.string().nullable(),
  estimateMicros: z.string().nullable().describe("What it was expected to cost"),
  amountMicros: SignedMicros.describe("What it does to the balance: below 0 for what is spent"),
  waivedMicros: Micros.describe("What the provider asked beyond it, which nobody is charged"),
  call: z.object({ id: z.string(), tool: z.string() }).nullable(),
  paymentId: z.string().nullable(),
  sandbox: z.boolean(),
  note: z.string().nullable().describe("Null also for those who may not read calls and messages"),
  by: z.string().nullable().describe("The person who recorded it"),
});
export type LedgerLine = z.infer<typeof LedgerLine>;

export type LedgerFilter = {
  [Field in keyof typeof ledgerFilter]?: z.output<(typeof ledgerFilter)[Field]>;
};
