import { createHash } from "node:crypto";
import { z } from "zod";
import type { Tx } from "@/lib/db";
import { AppError, type FieldError } from "@/lib/errors";
import { integrations } from "@/lib/integrations/catalog";
import { findTool } from "@/lib/tools/find-tool";
import { type PolicyFact, policyValues, selfActions } from "./policy";

export const Effect = z.enum(["read", "write", "destructive"]);
export const PolicyValue = z.enum(policyValues);

/** One policy as it is set at a node, and as it is sent to be set. */
export const PolicyEntry = z.discriminatedUnion("scope", [
  z.strictObject({
    scope: z.literal("all"),
    target: z.literal("").default(""),
    effect: Effect.describe("Which tools of all integrations"),
    value: PolicyValue,
  }),
  z.strictObject({
    scope: z.literal("integration"),
    target: z.string().max(100).describe("Id of the integration"),
    effect: Effect.describe("Which of its tools"),
    value: PolicyValue,
  }),
  z.strictObject({
    scope: z.literal("tool"),
    target: z.string().max(100).describe("Name of the tool"),
    effect: z.literal("").default(""),
    value: PolicyValue,
  }),
  z.strictObject({
    scope: z.literal("self"),
    target: z.enum(selfActions).describe("What agents do to their own integrations"),
    effect: z.literal("").default(""),
    value: PolicyValue,
  }),
]);
export type PolicyEntry = z.output<typeof PolicyEntry>;

/** All that is set at a node; what is left out is not set there. */
export const PolicyEntries = z
  .array(PolicyEntry)
  .max(1000, "At most 1000 policies at one place.")
  .describe("All policies of this node; what is left out inherits");

/** What a policy is about, as one text. */
export const subjectOf = ({ scope, target, effect }: Omit<PolicyEntry, "value">): string =>
  `${scope} ${target} ${effect}`;

/** Refuses what is said twice, and what is about nothing there is. */
export function assertKnown(entries: readonly PolicyEntry[]): void {
  const seen = new Set<string>();
  const fields = entries.flatMap((entry, index): FieldError[] => {
    const problem = (name: string, detail: string) => [
      { pointer: `/policies/${String(index)}/${name}`, detail },
    ];
    const subject = subjectOf(entry);
    if (seen.has(subject)) return problem("target", "This is said twice.");
    seen.add(subject);
    const { scope, target } = entry;
    if (scope === "integration" && !integrations.some(({ id }) => id === target))
      return problem("target", `There is no integration "${target}".`);
    if (scope === "tool" && !findTool(target))
      return problem("target", `There is no tool "${target}".`);
    return [];
  });
  if (fields.length > 0)
    throw new AppError("invalid_input", "Some policies are not valid.", { fields });
}

const inOrder = <Entry extends PolicyEntry>(entries: readonly Entry[]): Entry[] =>
  entries.toSorted((a, b) => subjectOf(a).localeCompare(subjectOf(b), "en"));

/** What is set at one node, of the policies of its lineage. */
export const entriesAt = (policies: readonly PolicyFact[], nodeId: string): PolicyEntry[] =>
  inOrder(
    policies
      .filter((row) => row.nodeId === nodeId)
      .map(({ scope, target, effect, value }) =>
        PolicyEntry.parse({ scope, target, effect, value }),
      ),
  );

/** Fingerprint of what is set at a node: changes are based on it. */
export const digestOfEntries = (entries: readonly PolicyEntry[]): string =>
  createHash("sha256")
    .update(JSON.stringify(inOrder(entries).map((entry) => [subjectOf(entry), entry.value])))
    .digest("base64url");

/** The policies of a lineage as they would be with others at one node. */
export const withEntries = (
  policies: readonly PolicyFact[],
  nodeId: string,
  entries: readonly PolicyEntry[],
): PolicyFact[] => [
  ...policies.filter((row) => row.nodeId !== nodeId),
  ...entries.map((entry) => ({ ...entry, nodeId })),
];

/** What differs between two lists. */
export const changedSubjects = (
  before: readonly PolicyEntry[],
  after: readonly PolicyEntry[],
): string[] => {
  const valueIn = (entries: readonly PolicyEntry[]) =>
    new Map(entries.map((entry) => [subjectOf(entry), entry.value]));
  const [was, is] = [valueIn(before), valueIn(after)];
  return [...new Set([...was.keys(), ...is.keys()])].filter(
    (subject) => was.get(subject) !== is.get(subject),
  );
};

/** Keeps the policies of one node to this transaction. */
export async function lockPolicies(tx: Tx, nodeId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('policies ' || ${nodeId}, 0))`;
}
