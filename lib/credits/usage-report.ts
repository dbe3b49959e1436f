import { z } from "zod";
import { NamedNode } from "@/lib/installations/effective-integration";
import { Micros, SignedMicros } from "./micros";

export const usageGroupings = ["integration", "node", "meter"] as const;

/** How much was used, in units of a meter. */
export const UsedQuantity = z.object({
  meter: z.string(),
  quantity: z.string().describe("A whole number as text"),
  freeQuantity: z.string().describe("How much of it was free"),
  text: z.string().describe("In words: 1,240 message parts sent"),
});
export type UsedQuantity = z.infer<typeof UsedQuantity>;

const Spent = z.object({
  /** May be below zero on a day on which more was corrected than used. */
  spentMicros: SignedMicros,
  quantities: z.array(UsedQuantity),
});

/** One integration, node or meter with what was spent by it in all the days. */
export const UsageGroup = Spent.extend({
  key: z.string().describe("What the days call it by"),
  name: z.string(),
  integration: z.string().nullable().describe("Id of the integration; null for other groupings"),
  node: NamedNode.nullable().describe(
    "The node one level down that it was spent below; null for other groupings, and for one that is elsewhere now",
  ),
  meter: z.string().nullable(),
});
export type UsageGroup = z.infer<typeof UsageGroup>;

/** What was spent at and below a node: days and groups add up to the same. */
export const UsageReport = Spent.extend({
  nodeId: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  by: z.enum(usageGroupings),
  today: z.iso.date().describe("The present day (UTC), which is still filling"),
  groups: z.array(UsageGroup).describe("The most spent first"),
  days: z.array(
    Spent.extend({
      day: z.iso.date(),
      groups: z.array(Spent.extend({ key: z.string() })),
    }),
  ),
  sandboxMicros: SignedMicros.describe("How much of what was spent was sandbox money"),
  reservedMicros: Micros.describe("Held now for what is being used"),
  dueMicros: Micros.describe("Used, and charged as soon as there is credit"),
});
export type UsageReport = z.infer<typeof UsageReport>;
