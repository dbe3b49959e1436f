import { AppError, type FieldError } from "@/lib/errors";
import type { LineageNode } from "@/lib/pipeline/lineage";
import { findTool } from "@/lib/tools/find-tool";
import type { PolicyFact } from "./policy";
import { changedSubjects, type PolicyEntry, subjectOf } from "./policy-entry";
import {
  isStricter,
  type PolicyInEffect,
  resolveEffectPolicy,
  resolveSelfPolicy,
  resolveToolPolicy,
} from "./resolve";

const verbs = { allow: "Allowed", ask: "Asks", deny: "Denied" } as const;

/**
 * Refuses what would change nothing: below a stricter policy a looser one does not hold. What was set
 * before the one above became stricter may stay.
 */
export function assertNotLooser(
  policies: readonly PolicyFact[],
  lineage: readonly LineageNode[],
  { before, after }: { before: readonly PolicyEntry[]; after: readonly PolicyEntry[] },
): void {
  const changed = changedSubjects(before, after);
  const fields = after.flatMap((entry, index): FieldError[] => {
    if (!changed.includes(subjectOf(entry))) return [];
    const above = inEffect(policies, lineage.slice(0, -1), entry);
    const at = lineage.find(({ id }) => id === above.at);
    if (!at || !isStricter(above.value, entry.value)) return [];
    return [
      {
        pointer: `/policies/${String(index)}/value`,
        detail: `${verbs[above.value]} at ${at.name}; only an admin of ${at.name} can change it.`,
      },
    ];
  });
  if (fields.length > 0)
    throw new AppError("invalid_input", fields[0]?.detail ?? "This is set above.", { fields });
}

/** What holds on a line for the subject of a policy. */
function inEffect(
  policies: readonly PolicyFact[],
  line: readonly LineageNode[],
  entry: PolicyEntry,
): PolicyInEffect {
  const { scope, target } = entry;
  if (scope === "all") return resolveEffectPolicy(policies, line, entry.effect, null);
  if (scope === "integration") return resolveEffectPolicy(policies, line, entry.effect, target);
  if (scope === "self") return resolveSelfPolicy(policies, line, target, "allow");
  const found = findTool(target);
  return found
    ? resolveToolPolicy(policies, line, found.tool, found.integration)
    : { value: "allow", at: null, from: "default" };
}
