import type { NamedNode } from "@/lib/installations/effective-integration";
import type { PolicyCell } from "@/lib/policies/matrix";
import type { PolicySubject, PolicyValue } from "@/lib/policies/policy";
import type { PolicyEntry } from "@/lib/policies/policy-entry";

/** What is changed and not saved: a value by subject; null takes it away. */
export type Draft = Readonly<Record<string, PolicyValue | null>>;

/** Names what a policy is about. */
export const subjectKey = ({ scope, target, effect }: PolicySubject): string =>
  `${scope} ${target} ${effect}`;

const rank: Readonly<Record<PolicyValue, number>> = { allow: 0, ask: 1, deny: 2 };

/** Whether a value would not hold, because something stricter is set above. */
export const isTooLoose = (value: PolicyValue, above: PolicyCell["above"]): boolean =>
  above !== null && rank[value] < rank[above.value];

/** A change of one policy. Back to what is saved, it is no change any more. */
export function changeDraft(
  draft: Draft,
  own: readonly PolicyEntry[],
  subject: PolicySubject,
  value: PolicyValue | null,
): Draft {
  const key = subjectKey(subject);
  const saved = own.find((entry) => subjectKey(entry) === key)?.value ?? null;
  const others = Object.fromEntries(Object.entries(draft).filter(([each]) => each !== key));
  return saved === value ? others : { ...others, [key]: value };
}

/** Everything that would be set at the node, as it is saved. */
export function draftedEntries(
  own: readonly PolicyEntry[],
  draft: Draft,
  subjects: readonly PolicySubject[],
): PolicyEntry[] {
  const kept = own.flatMap((entry) => {
    const value = valueAt(entry, own, draft);
    return value === null ? [] : [{ ...entry, value }];
  });
  const known = new Set(own.map(subjectKey));
  const added = subjects.flatMap((subject) => {
    const value = draft[subjectKey(subject)] ?? null;
    return value === null || known.has(subjectKey(subject)) ? [] : [{ ...subject, value }];
  });
  return [...kept, ...added];
}

/** What is set for exactly this here, with the changes; null where it inherits. */
export function valueAt(
  subject: PolicySubject,
  own: readonly PolicyEntry[],
  draft: Draft,
): PolicyValue | null {
  const key = subjectKey(subject);
  const changed = draft[key];
  if (changed !== undefined) return changed;
  return own.find((entry) => subjectKey(entry) === key)?.value ?? null;
}

export type DraftedCell = {
  value: PolicyValue;
  /** Where it is set; null for a default. */
  at: NamedNode | null;
  /** What is set for exactly this here. */
  own: PolicyValue | null;
  above: PolicyCell["above"];
  isChanged: boolean;
};

/**
 * What would hold in one place of the table with the changes. Of what is set here, the first of
 * `subjects` counts (a tool before its integration before all); then the strictest of here and above.
 * The server decides again when it is saved.
 */
export function draftedCell(
  cell: PolicyCell,
  subjects: readonly [PolicySubject, ...PolicySubject[]],
  given: { own: readonly PolicyEntry[]; draft: Draft; node: NamedNode; default: PolicyValue },
): DraftedCell {
  const { own, draft, node } = given;
  const here = subjects
    .map((subject) => valueAt(subject, own, draft))
    .find((value) => value !== null);
  const { above } = cell;
  const [itself] = subjects;
  const rest = {
    own: valueAt(itself, own, draft),
    above,
    isChanged: subjectKey(itself) in draft,
  };
  if (here === undefined)
    return above
      ? { value: above.value, at: above.at, ...rest }
      : { value: given.default, at: null, ...rest };
  if (above && rank[above.value] >= rank[here])
    return { value: above.value, at: above.at, ...rest };
  return { value: here, at: node, ...rest };
}
