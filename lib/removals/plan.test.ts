import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PlanConnection, type PlanInstallation, type PlanNode, planRemoval } from "./plan";

const integrations = [
  { id: "mail", name: "Mail", provider: "big", identity: "shared" },
  { id: "calendar", name: "Calendar", provider: "big", identity: "shared" },
  { id: "bot", name: "Bot", provider: "big", identity: "own" },
  { id: "other", name: "Other", provider: "small", identity: "shared" },
] as const;

const nodes: PlanNode[] = [
  { id: "acme", parentId: null, name: "acme" },
  { id: "growth", parentId: "acme", name: "Growth" },
  { id: "website", parentId: "growth", name: "Website" },
  { id: "scout", parentId: "website", name: "scout" },
];

const installed = (nodeId: string, integration = "mail", pin: string | null = null) => ({
  nodeId,
  integration,
  pinnedConnectionId: pin,
});
const account = (nodeId: string, id = "a"): PlanConnection => ({ id, nodeId, provider: "big" });

const plan = (nodeId: string, remaining: PlanInstallation[], connections: PlanConnection[]) =>
  planRemoval({ nodes, remaining, connections, nodeId, provider: "big", integrations }).map(
    ({ connection, keptFor }) =>
      `${connection.id} ${keptFor ? `kept for ${keptFor.integration} at ${keptFor.nodeName}` : "ends"}`,
  );

describe("which accounts end with an installation", () => {
  test("one owned at its node, when nothing else can choose it", () => {
    expect(plan("growth", [], [account("growth")])).toEqual(["a ends"]);
  });
  test("one owned below it", () => {
    expect(plan("growth", [], [account("scout")])).toEqual(["a ends"]);
  });
  test("never one owned above", () => {
    expect(plan("growth", [], [account("acme")])).toEqual([]);
  });
  test("not one that another integration of the provider uses", () => {
    expect(plan("growth", [installed("website", "calendar")], [account("growth")])).toEqual([
      "a kept for Calendar at Website",
    ]);
  });
  test("not one that the same integration, installed further up, brings down to its owner", () => {
    expect(plan("growth", [installed("acme")], [account("growth")])).toEqual([
      "a kept for Mail at acme",
    ]);
  });
  test("an installation of another provider keeps nothing", () => {
    expect(plan("growth", [installed("growth", "other")], [account("growth")])).toEqual(["a ends"]);
  });
  test("an installation that is pinned to another account keeps nothing", () => {
    const remaining = [installed("growth", "calendar", "b")];
    expect(plan("growth", remaining, [account("growth"), account("growth", "b")])).toEqual([
      "a ends",
      "b kept for Calendar at Growth",
    ]);
  });
  test("a bot of one agent serves nobody below or beside it", () => {
    expect(plan("growth", [installed("scout", "bot")], [account("website")])).toEqual(["a ends"]);
    expect(plan("growth", [installed("scout", "bot")], [account("scout")])).toEqual([
      "a kept for Bot at scout",
    ]);
  });
});

/** A slow and obvious reading of the rule: walk up from every node as rule 9 does, with any default. */
function chosenBySomebody(
  tree: readonly PlanNode[],
  remaining: readonly PlanInstallation[],
  connection: PlanConnection,
): boolean {
  const lineOf = (id: string): PlanNode[] => {
    const node = tree.find((each) => each.id === id);
    return node ? [node, ...(node.parentId === null ? [] : lineOf(node.parentId))] : [];
  };
  return tree.some((viewer) => {
    const line = lineOf(viewer.id);
    return integrations.some((integration) => {
      if (integration.provider !== connection.provider) return false;
      const here = remaining.filter(
        (each) => each.integration === integration.id && line.some(({ id }) => id === each.nodeId),
      );
      if (here.length === 0) return false;
      const walk = integration.identity === "own" ? line.slice(0, 1) : line;
      for (const { id } of walk) {
        const pin = here.find(({ nodeId }) => nodeId === id)?.pinnedConnectionId ?? null;
        // A bot of another node is none of this agent's, pinned or not.
        if (pin !== null)
          return pin === connection.id && walk.some((node) => node.id === connection.nodeId);
        if (id === connection.nodeId) return true;
      }
      return false;
    });
  });
}

test("an account ends exactly if nobody could come to it any more", () => {
  const tree = fc.array(fc.nat(), { minLength: 1, maxLength: 7 }).map((parents) =>
    parents.map((parent, index): PlanNode => {
      const parentId = index === 0 ? null : `n${parent % index}`;
      return { id: `n${index}`, parentId, name: `n${index}` };
    }),
  );
  const world = tree.chain((all) => {
    const node = fc.constantFrom(...all.map(({ id }) => id));
    const connections = fc
      .array(fc.record({ nodeId: node, provider: fc.constantFrom("big", "small") }), {
        maxLength: 5,
      })
      .map((rows) => rows.map((row, index) => ({ ...row, id: `c${index}` })));
    const installations = fc.uniqueArray(
      fc.record({
        nodeId: node,
        integration: fc.constantFrom("mail", "calendar", "bot", "other"),
        pin: fc.option(fc.nat(4), { nil: null }),
      }),
      { maxLength: 6, selector: ({ nodeId, integration }) => `${nodeId} ${integration}` },
    );
    return fc.record({ all: fc.constant(all), nodeId: node, connections, installations });
  });
  fc.assert(
    fc.property(world, ({ all, nodeId, connections, installations }) => {
      const isAbove = (upper: string, lower: string): boolean => {
        const parent = all.find(({ id }) => id === lower)?.parentId ?? null;
        return upper === lower || (parent !== null && isAbove(upper, parent));
      };
      // A pin is to an account on the line of its installation.
      const remaining = installations.map(({ pin, ...each }): PlanInstallation => {
        const target = connections.find(({ id }) => id === `c${pin ?? ""}`);
        const reachable = target && isAbove(target.nodeId, each.nodeId);
        return { ...each, pinnedConnectionId: reachable ? target.id : null };
      });
      const planned = planRemoval({
        nodes: all,
        remaining,
        connections,
        nodeId,
        provider: "big",
        integrations,
      });
      const affected = connections.filter(
        (each) => each.provider === "big" && isAbove(nodeId, each.nodeId),
      );
      expect(planned.map(({ connection }) => connection.id)).toEqual(affected.map(({ id }) => id));
      for (const { connection, keptFor } of planned)
        expect(keptFor !== null).toBe(chosenBySomebody(all, remaining, connection));
    }),
    { numRuns: 2000 },
  );
});
