import { z } from "zod";
import { NamedNode } from "@/lib/installations/effective-integration";
import { Micros, SignedMicros } from "./micros";

export const budgetPeriods = ["day", "month"] as const;

/** What happens to a call that a budget has no room for. */
export const budgetLimits = ["refuse", "park"] as const;

/** A meter of the price book, or one that reports of other programs name. */
export const MeterName = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,63}$/, "Name a meter like web_search, in small letters.");

/** What may be spent at a node and below in each day or month (UTC), and how far that is in the present one. */
export const Budget = z.object({
  id: z.uuid(),
  /** Where it is set. */
  node: NamedNode,
  where: z
    .enum(["above", "here", "below"])
    .describe("Where it is set, seen from the node asked about"),
  period: z.enum(budgetPeriods),
  integration: z
    .object({ id: z.string(), name: z.string() })
    .nullable()
    .describe("Null: it counts all integrations"),
  meter: z.string().nullable().describe("Null: it counts all meters"),
  amountMicros: Micros,
  atLimit: z
    .enum(budgetLimits)
    .describe("Whether calls beyond it are refused, or wait for a person's approval"),
  spentMicros: SignedMicros.describe("Spent in the present day or month"),
  reservedMicros: Micros.describe("Held for what is being used right now"),
  leftMicros: Micros.describe("What it has room for yet; never below 0"),
  percent: z.int().min(0).describe("How much of it is spent and reserved, rounded down"),
  startsAt: z.iso.datetime().describe("When the present day or month began (UTC)"),
  resetsAt: z.iso.datetime().describe("When the next one begins"),
  version: z.int().describe("Counts its changes; `set_budget` and `delete_budget` take it"),
  text: z.string().describe("How it stands, in a sentence"),
});
export type Budget = z.infer<typeof Budget>;
