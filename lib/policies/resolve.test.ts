import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PolicyFact, type PolicyValue, policyValues, selfActions } from "./policy";
import { resolveEffectPolicy, resolveSelfPolicy, resolveToolPolicy } from "./resolve";

const lineage = [{ id: "acme" }, { id: "growth" }, { id: "website" }, { id: "scout" }];
const github = { id: "github" };
const refund = { name: "github_delete_file", effect: "destructive" } as const;
const issue = { name: "github_create_issue", effect: "write" } as const;

const tool = (nodeId: string, value: PolicyValue): PolicyFact => ({
  nodeId,
  scope: "tool",
  target: issue.name,
  effect: "",
  value,
});
const integration = (nodeId: string, value: PolicyValue): PolicyFact => ({
  nodeId,
  scope: "integration",
  target: "github",
  effect: "write",
  value,
});
const all = (nodeId: string, value: PolicyValue): PolicyFact => ({
  nodeId,
  scope: "all",
  target: "",
  effect: "write",
  value,
});

const resolve = (...policies: PolicyFact[]) => resolveToolPolicy(policies, lineage, issue, github);

describe("whether an agent may call a tool", () => {
  test("reads and writes are allowed and what cannot be undone is asked for, where nobody said anything", () => {
    expect(resolve()).toEqual({ value: "allow", at: null, from: "default" });
    expect(resolveToolPolicy([], lineage, refund, github).value).toBe("ask");
  });

  test("a default counts for nothing where somebody said something, however mild", () => {
    const loosened: PolicyFact = { ...all("growth", "allow"), effect: "destructive" } as PolicyFact;
    expect(resolveToolPolicy([loosened], lineage, refund, github)).toEqual({
      value: "allow",
      at: "growth",
      from: "all",
    });
  });

  test("at one node a tool's policy counts before its integration's, and that before the one for all", () => {
    const held = resolve(
      all("growth", "deny"),
      integration("growth", "ask"),
      tool("growth", "allow"),
    );
    expect(held).toEqual({ value: "allow", at: "growth", from: "tool" });
    expect(resolve(all("growth", "deny"), integration("growth", "ask"))).toMatchObject({
      value: "ask",
      from: "integration",
    });
  });

  test("below, nothing loosens what is set above, also not by naming the very tool", () => {
    expect(resolve(all("acme", "ask"), tool("scout", "allow"))).toEqual({
      value: "ask",
      at: "acme",
      from: "all",
    });
  });

  test("of nodes as strict as each other the one nearest to the root is named", () => {
    expect(resolve(tool("website", "deny"), all("growth", "deny"))).toMatchObject({ at: "growth" });
  });

  test("policies beside the lineage, of other tools and other effects say nothing", () => {
    const others: PolicyFact[] = [
      all("elsewhere", "deny"),
      { ...tool("acme", "deny"), target: "github_list_issues" } as PolicyFact,
      { ...integration("acme", "deny"), target: "notion" } as PolicyFact,
      { ...all("acme", "deny"), effect: "read" } as PolicyFact,
      { nodeId: "acme", scope: "self", target: "install", effect: "", value: "deny" },
    ];
    expect(resolve(...others)).toMatchObject({ value: "allow", from: "default" });
  });
});

// The rule once more, as plainly as it can be said: collect what each node says, take the strictest.
function plainly(
  policies: readonly PolicyFact[],
  says: (nodeId: string) => (PolicyValue | undefined)[],
  otherwise: PolicyValue,
): PolicyValue {
  const said: PolicyValue[] = [];
  for (const { id } of lineage) {
    const first = says(id).find((value) => value !== undefined);
    if (first !== undefined) said.push(first);
  }
  if (said.includes("deny")) return "deny";
  if (said.includes("ask")) return "ask";
  if (said.includes("allow")) return "allow";
  return otherwise;
}

const nodeIds = [...lineage.map(({ id }) => id), "elsewhere"];
const effects = ["read", "write", "destructive"] as const;
const toolNames = [issue.name, refund.name, "notion_get_page"];

/** At most one of each subject at each node, as the database keeps them. */
const anyPolicies: fc.Arbitrary<PolicyFact[]> = fc
  .array(
    fc.record({
      nodeId: fc.constantFrom(...nodeIds),
      value: fc.constantFrom(...policyValues),
      subject: fc.oneof(
        fc.record({
          scope: fc.constant("all"),
          target: fc.constant(""),
          effect: fc.constantFrom(...effects),
        }),
        fc.record({
          scope: fc.constant("integration"),
          target: fc.constantFrom("github", "notion"),
          effect: fc.constantFrom(...effects),
        }),
        fc.record({
          scope: fc.constant("tool"),
          target: fc.constantFrom(...toolNames),
          effect: fc.constant(""),
        }),
        fc.record({
          scope: fc.constant("self"),
          target: fc.constantFrom(...selfActions),
          effect: fc.constant(""),
        }),
      ),
    }),
    { maxLength: 25 },
  )
  .map((rows) => {
    const unique = new Map(
      rows.map(({ nodeId, value, subject }) => [
        JSON.stringify([nodeId, subject]),
        { nodeId, value, ...subject },
      ]),
    );
    return [...unique.values()];
  });

const valueOf = (policies: readonly PolicyFact[], wanted: Omit<PolicyFact, "value">) =>
  policies.find(
    (row) =>
      row.nodeId === wanted.nodeId &&
      row.scope === wanted.scope &&
      row.target === wanted.target &&
      row.effect === wanted.effect,
  )?.value;

test("any policies give what the rule says, plainly read", () => {
  fc.assert(
    fc.property(anyPolicies, fc.constantFrom(issue, refund), (policies, { name, effect }) => {
      const expected = plainly(
        policies,
        (nodeId) => [
          valueOf(policies, { nodeId, scope: "tool", target: name, effect: "" }),
          valueOf(policies, { nodeId, scope: "integration", target: "github", effect }),
          valueOf(policies, { nodeId, scope: "all", target: "", effect }),
        ],
        effect === "destructive" ? "ask" : "allow",
      );
      const held = resolveToolPolicy(policies, lineage, { name, effect }, github);
      expect(held.value).toBe(expected);
      // Whoever is named really says so.
      if (held.at === null) expect(held.from).toBe("default");
      else
        expect(policies).toContainEqual(
          expect.objectContaining({ nodeId: held.at, value: expected }),
        );
    }),
    { numRuns: 2_000 },
  );
});

test("any policies give what the rule says for tools without their own, and for what agents do to themselves", () => {
  const anything = [
    anyPolicies,
    fc.constantFrom(...effects),
    fc.constantFrom(...selfActions),
  ] as const;
  fc.assert(
    fc.property(
      ...anything,
      fc.constantFrom(...policyValues),
      (policies, effect, target, otherwise) => {
        const ofGithub = plainly(
          policies,
          (nodeId) => [
            valueOf(policies, { nodeId, scope: "integration", target: "github", effect }),
            valueOf(policies, { nodeId, scope: "all", target: "", effect }),
          ],
          effect === "destructive" ? "ask" : "allow",
        );
        expect(resolveEffectPolicy(policies, lineage, effect, "github").value).toBe(ofGithub);
        const ofItself = plainly(
          policies,
          (nodeId) => [valueOf(policies, { nodeId, scope: "self", target, effect: "" })],
          otherwise,
        );
        expect(resolveSelfPolicy(policies, lineage, target, otherwise).value).toBe(ofItself);
      },
    ),
    { numRuns: 1_000 },
  );
});

test("adding a policy never loosens what was set by somebody", () => {
  fc.assert(
    fc.property(anyPolicies, (policies) => {
      const before = resolveToolPolicy(policies, lineage, issue, github);
      fc.pre(before.at !== null && before.at !== "scout");
      const added = policies.filter(({ nodeId }) => nodeId !== "scout");
      for (const value of policyValues) {
        const after = resolveToolPolicy([...added, tool("scout", value)], lineage, issue, github);
        expect(policyValues.indexOf(after.value)).toBeGreaterThanOrEqual(
          policyValues.indexOf(resolveToolPolicy(added, lineage, issue, github).value),
        );
      }
    }),
  );
});
