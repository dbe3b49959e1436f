import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NamedNode } from "@/lib/installations/effective-integration";
import { integrations } from "@/lib/integrations/catalog";
import type { LineageNode } from "@/lib/pipeline/lineage";
import { policyMatrix } from "@/lib/policies/matrix";
import type { PolicyFact, PolicySubject, PolicyValue } from "@/lib/policies/policy";
import { entriesAt, withEntries } from "@/lib/policies/policy-entry";
import { changeDraft, type Draft, draftedCell, draftedEntries, isTooLoose } from "./draft";

const place = (
  id: string,
  kind: LineageNode["kind"],
  name: string,
  parentId: string | null,
): LineageNode => ({ id, kind, name, slug: id, parentId, role: "owner", ownRole: null });

const line: LineageNode[] = [
  place("o", "organization", "acme", null),
  place("t", "team", "Growth", "o"),
];
const here: NamedNode = { id: "t", name: "Growth", kind: "team", path: "/acme/growth" };

const effects = ["read", "write", "destructive"] as const;
const tools = integrations.flatMap((integration) =>
  integration.tools.map((tool) => ({ integration, tool })),
);
const value = fc.constantFrom<PolicyValue>("allow", "ask", "deny");
const subject: fc.Arbitrary<PolicySubject> = fc.oneof(
  fc.constantFrom(...effects).map((effect) => ({ scope: "all", target: "", effect }) as const),
  fc
    .tuple(fc.constantFrom(...integrations), fc.constantFrom(...effects))
    .map(([{ id }, effect]) => ({ scope: "integration", target: id, effect }) as const),
  fc
    .constantFrom(...tools)
    .map(({ tool }) => ({ scope: "tool", target: tool.name, effect: "" }) as const),
);
const facts = (nodeId: string) =>
  fc
    .uniqueArray(subject, { maxLength: 8, selector: (each) => JSON.stringify(each) })
    .chain((subjects) =>
      fc.tuple(...subjects.map((each) => value.map((held) => ({ ...each, nodeId, value: held })))),
    );

describe("changes of policies that are not saved", () => {
  test("what the table shows of a change is what the server says once it is saved", () => {
    fc.assert(
      fc.property(
        facts("o"),
        facts("t"),
        fc.array(fc.tuple(subject, fc.option(value)), { maxLength: 6 }),
        (above, set, changes) => {
          const policies: PolicyFact[] = [...above, ...set];
          const own = entriesAt(policies, "t");
          let draft: Draft = {};
          for (const [each, next] of changes) draft = changeDraft(draft, own, each, next);
          const entries = draftedEntries(
            own,
            draft,
            changes.map(([each]) => each),
          );
          const before = policyMatrix(policies, line);
          const after = policyMatrix(withEntries(policies, "t", entries), line);
          const given = { own, draft, node: here };
          before.rows.forEach((row, index) => {
            const saved = after.rows[index];
            const id = row.integration?.id ?? null;
            for (const effect of effects) {
              const all = { scope: "all", target: "", effect } as const;
              const otherwise = effect === "destructive" ? "ask" : "allow";
              const shown = draftedCell(
                row[effect],
                id === null ? [all] : [{ scope: "integration", target: id, effect }, all],
                { ...given, default: otherwise },
              );
              expect(shown).toMatchObject({
                value: saved?.[effect].value,
                own: saved?.[effect].own,
              });
              expect(shown.at?.id).toBe(saved?.[effect].at?.id);
            }
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  test("a change back to what is saved is no change", () => {
    const own = [{ scope: "all", target: "", effect: "read", value: "ask" }] as const;
    const read = { scope: "all", target: "", effect: "read" } as const;
    const changed = changeDraft({}, own, read, "deny");
    expect(changed).toEqual({ "all  read": "deny" });
    expect(changeDraft(changed, own, read, "ask")).toEqual({});
    expect(changeDraft({}, own, read, null)).toEqual({ "all  read": null });
  });

  test("what is looser than above cannot be chosen, what is as strict can", () => {
    const above = { value: "ask", at: { ...here, id: "o" } } as const;
    expect(isTooLoose("allow", above)).toBe(true);
    expect(isTooLoose("ask", above)).toBe(false);
    expect(isTooLoose("allow", null)).toBe(false);
  });
});
