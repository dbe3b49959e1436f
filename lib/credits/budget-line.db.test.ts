import { beforeEach, describe, expect, test } from "vitest";
import { inOrganization } from "@/lib/db";
import { execute } from "@/lib/pipeline/execute";
import { createTestNode, createTree, type TestTree } from "@/lib/testing/fixtures";
import { setTestBudget, Spending, wrongOf } from "@/lib/testing/spending";
import { moveNode } from "@/lib/tree/move";

let tree: TestTree;
let spending: Spending;
beforeEach(async () => {
  tree = await createTree();
  spending = new Spending(tree.organizationId, tree.agent.id);
});

const periodOf = (budgetId: string) =>
  inOrganization(tree.organizationId, async (tx) => {
    const rows = await tx.budgetPeriod.findMany({ where: { budgetId } });
    return rows.map(({ spentMicros, reservedMicros }) => [spentMicros, reservedMicros]);
  });

describe("every budget on the line must have room", () => {
  test.each(["organization", "team", "project", "agent"] as const)(
    "the one of the %s stops what is below it, though all others have some",
    async (kind) => {
      const places = {
        ...{ organization: tree.organizationId, team: tree.team.id },
        ...{ project: tree.project.id, agent: tree.agent.id },
      };
      for (const nodeId of Object.values(places))
        await setTestBudget(tree.owner, nodeId, nodeId === places[kind] ? 2_500n : 100_000n);
      await spending.hold("a");
      await spending.hold("b");
      await spending.settle("a", 1_200n);
      await expect(spending.hold("c")).rejects.toMatchObject({
        kind: "payment_required",
        refusal: {
          by: "budget",
          left: "300",
          budget: { nodeId: places[kind], amountMicros: "2500" },
        },
      });
      await spending.release("b");
      await spending.hold("c");
    },
  );

  test("of two without room the nearest is told", async () => {
    await setTestBudget(tree.owner, tree.organizationId, 0n);
    await setTestBudget(tree.owner, tree.project.id, 0n);
    await expect(spending.hold("a")).rejects.toMatchObject({
      refusal: { budget: { nodeId: tree.project.id } },
    });
  });

  test("a budget of another integration, meter or branch stops nothing", async () => {
    const other = await createTestNode(tree.organizationId, tree.organizationId, "team", "Sales");
    await setTestBudget(tree.owner, other.id, 0n);
    await setTestBudget(tree.owner, tree.team.id, 0n, { integration: "web-fetch" });
    await setTestBudget(tree.owner, tree.team.id, 0n, { meter: "voice_out_minute" });
    await spending.hold("a");
    await setTestBudget(tree.owner, tree.team.id, 1_500n, { integration: "phone", period: "day" });
    expect(await spending.tries("b")).toBe(false);
  });

  test("what a person approved exceeds the budgets that it was approved for, and no other", async () => {
    const near = await setTestBudget(tree.owner, tree.agent.id, 0n);
    const far = await setTestBudget(tree.owner, tree.team.id, 0n);
    expect(await spending.tries("a", { overBudgets: [near] })).toBe(false);
    expect(await spending.tries("a", { overBudgets: [near, far] })).toBe(true);
    expect(await periodOf(far)).toEqual([[0n, 1_000n]]);
  });
});

describe("a budget that is set in the middle of a month", () => {
  test("counts what was spent and what is held already, once", async () => {
    for (const key of ["a", "b", "c"]) await spending.hold(key);
    await spending.settle("a", 1_700n);
    const id = await setTestBudget(tree.owner, tree.team.id, 5_000n);
    expect(await periodOf(id)).toEqual([[1_700n, 2_000n]]);
    await setTestBudget(tree.owner, tree.team.id, 4_000n);
    expect(await periodOf(id)).toEqual([[1_700n, 2_000n]]);
    expect(await spending.tries("d")).toBe(false);
    await spending.settle("b");
    await spending.release("c");
    expect(await periodOf(id)).toEqual([[2_700n, 0n]]);
    expect(await spending.tries("d")).toBe(true);
  });

  test("counts a month that was before it once something of that month is corrected", async () => {
    const at = new Date(Date.now() - 40 * 24 * 3_600_000);
    for (const key of ["a", "b"]) {
      await spending.hold(key, { at });
      await spending.settle(key);
    }
    const id = await setTestBudget(tree.owner, tree.team.id, 5_000n);
    await spending.settle("a", 1_600n);
    expect(await periodOf(id)).toEqual(
      expect.arrayContaining([
        [0n, 0n],
        [2_600n, 0n],
      ]),
    );
    expect(await wrongOf(tree.organizationId)).toEqual([]);
  });
});

describe("an agent that moves", () => {
  test("leaves what it spent where it was, and spends where it is", async () => {
    const sales = await createTestNode(tree.organizationId, tree.organizationId, "team", "Sales");
    const [growth, other] = [
      await setTestBudget(tree.owner, tree.team.id, 10_000n),
      await setTestBudget(tree.owner, sales.id, 10_000n),
    ];
    await spending.hold("before");
    await spending.settle("before");
    await spending.hold("on the way");
    await execute(moveNode, tree.owner, { nodeId: tree.project.id, parentId: sales.id });
    await spending.settle("on the way", 1_500n);
    await spending.hold("after");
    expect(await periodOf(growth)).toEqual([[2_500n, 0n]]);
    expect(await periodOf(other)).toEqual([[0n, 1_000n]]);
  });
});

test("a use in the last part of a millisecond of a month counts in one month only", async () => {
  const id = await setTestBudget(tree.owner, tree.team.id, 10_000n);
  const { organizationId } = tree;
  const wanted = {
    ...{ key: "late", node_id: tree.agent.id, meter: "sms_out_part", price_version: "test" },
    ...{ quantity: "1", price_micros: "1000", at: "2026-08-31T23:59:59.999700Z" },
  };
  await inOrganization(
    organizationId,
    (tx) => tx.$queryRaw`
    select credit_hold(${organizationId}::uuid, ${JSON.stringify(wanted)}::jsonb)`,
  );
  await spending.settle("late");
  const rows = await inOrganization(organizationId, (tx) =>
    tx.budgetPeriod.findMany({ where: { budgetId: id, spentMicros: { gt: 0n } } }),
  );
  expect(rows).toMatchObject([
    { startsAt: new Date("2026-08-01"), spentMicros: 1_000n, reservedMicros: 0n },
  ]);
});
