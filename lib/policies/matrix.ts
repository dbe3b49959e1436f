import { z } from "zod";
import { NamedNode, namedNode } from "@/lib/installations/effective-integration";
import { integrations } from "@/lib/integrations/catalog";
import type { LineageNode } from "@/lib/pipeline/lineage";
import { type PolicyFact, selfActions } from "./policy";
import { Effect, PolicyValue } from "./policy-entry";
import {
  type PolicyInEffect,
  resolveEffectPolicy,
  resolveSelfPolicy,
  resolveToolPolicy,
} from "./resolve";

/** What holds in one place of the table, and why. */
export const PolicyCell = z.object({
  value: PolicyValue,
  /** The node whose policy holds; null for a default. */
  at: NamedNode.nullable(),
  /** What is set for exactly this at this very node; null where it inherits. */
  own: PolicyValue.nullable(),
  /** What is set above: nothing looser than it can hold here. Null where nothing is. */
  above: z.object({ value: PolicyValue, at: NamedNode }).nullable(),
});
export type PolicyCell = z.infer<typeof PolicyCell>;

export const PolicyRow = z.object({
  /** Null for all integrations. */
  integration: z
    .object({ id: z.string(), name: z.string(), icon: z.string().nullable() })
    .nullable(),
  /** Tools without policies of their own. */
  read: PolicyCell,
  write: PolicyCell,
  destructive: PolicyCell,
  /** How many tools of each kind it has; zero of all kinds for all integrations. */
  counts: z.object({
    read: z.number().int(),
    write: z.number().int(),
    destructive: z.number().int(),
  }),
  tools: z.array(
    z.object({ name: z.string(), title: z.string(), effect: Effect, cell: PolicyCell }),
  ),
});
export type PolicyRow = z.infer<typeof PolicyRow>;

export const SelfRow = z.object({
  action: z.enum(selfActions),
  /** Where it reaches no account above that the agent does not use already, and costs nothing. */
  near: PolicyCell,
  /** Otherwise; null where that makes no difference. */
  far: PolicyCell.nullable(),
});
export type SelfRow = z.infer<typeof SelfRow>;

type Line = readonly LineageNode[];

/** Everything that policies say at a node: per integration and effect, per tool, and what agents do to themselves. */
export function policyMatrix(
  policies: readonly PolicyFact[],
  lineage: Line,
): { rows: PolicyRow[]; self: SelfRow[] } {
  const cell = cellAt(policies, lineage);
  const row = (integration: (typeof integrations)[number] | null): PolicyRow => {
    const of = (effect: z.infer<typeof Effect>) =>
      cell(
        (line) => resolveEffectPolicy(policies, line, effect, integration?.id ?? null),
        (each) =>
          each.scope === (integration ? "integration" : "all") &&
          each.target === (integration?.id ?? "") &&
          each.effect === effect,
      );
    const count = (effect: z.infer<typeof Effect>) =>
      integration?.tools.filter((tool) => tool.effect === effect).length ?? 0;
    return {
      integration: integration && {
        id: integration.id,
        name: integration.name,
        icon: integration.icon,
      },
      read: of("read"),
      write: of("write"),
      destructive: of("destructive"),
      counts: { read: count("read"), write: count("write"), destructive: count("destructive") },
      tools: (integration?.tools ?? []).map((tool) => ({
        name: tool.name,
        title: tool.title,
        effect: tool.effect,
        cell: cell(
          (line) => resolveToolPolicy(policies, line, tool, integration ?? { id: "" }),
          ({ scope, target }) => scope === "tool" && target === tool.name,
        ),
      })),
    };
  };
  return {
    rows: [null, ...integrations].map(row),
    self: selfActions.map((action) => {
      const of = (otherwise: "allow" | "ask") =>
        cell(
          (line) => resolveSelfPolicy(policies, line, action, otherwise),
          ({ scope, target }) => scope === "self" && target === action,
        );
      return { action, near: of("allow"), far: action === "remove" ? null : of("ask") };
    }),
  };
}

const cellAt =
  (policies: readonly PolicyFact[], lineage: Line) =>
  (
    resolve: (line: Line) => PolicyInEffect,
    isThis: (policy: PolicyFact) => boolean,
  ): PolicyCell => {
    const here = lineage.at(-1)?.id;
    const { value, at } = resolve(lineage);
    const above = resolve(lineage.slice(0, -1));
    const aboveAt = above.at === null ? null : namedNode(lineage, above.at);
    const own = policies.find((policy) => policy.nodeId === here && isThis(policy));
    return {
      value,
      at: at === null ? null : namedNode(lineage, at),
      own: own?.value ?? null,
      above: aboveAt && { value: above.value, at: aboveAt },
    };
  };
