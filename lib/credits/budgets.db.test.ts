import { beforeEach, describe, expect, test } from "vitest";
import { inOrganization } from "@/lib/db";
import { execute } from "@/lib/pipeline/execute";
import { createPerson, createTestNode, createTree, type TestTree } from "@/lib/testing/fixtures";
import { deleteBudget } from "./delete-budget";
import { creditKey, holdCredits, settleCredits } from "./hold";
import { listBudgets } from "./list-budgets";
import { setBudget } from "./set-budget";

let tree: TestTree;
beforeEach(async () => {
  tree = await createTree();
});

const cents = (amount: number): bigint => BigInt(amount) * 10_000n;

/** Holds so many cents for the agent, as one page of what costs a cent each. */
const hold = (key: string, amount: number, meter = "web_search") =>
  inOrganization(tree.organizationId, (tx) =>
    holdCredits(tx, {
      organizationId: tree.organizationId,
      key: creditKey.reported(key),
      nodeId: tree.agent.id,
      integration: "web-search",
      meter,
      quantity: BigInt(amount),
      price: { version: "test", micros: cents(1), per: 1n, allowance: 0n, mostTimes: 1 },
    }),
  );

const settle = (key: string) =>
  inOrganization(tree.organizationId, (tx) =>
    settleCredits(tx, tree.organizationId, creditKey.reported(key)),
  );

const set = (nodeId: string, amount: number, more: Record<string, unknown> = {}) =>
  execute(setBudget, tree.owner, {
    nodeId,
    period: "month",
    amountMicros: cents(amount).toString(),
    ...more,
  });

const list = (nodeId: string, more: Record<string, unknown> = {}) =>
  execute(listBudgets, tree.owner, { nodeId, ...more });

describe("a budget that is set in the middle", () => {
  test("counts what was spent and what is held already, and refuses from there on", async () => {
    await hold("spent", 30);
    await settle("spent");
    await hold("held", 20);
    const { budget } = await set(tree.team.id, 60);
    expect(budget).toMatchObject({
      spentMicros: "300000",
      reservedMicros: "200000",
      leftMicros: "100000",
      percent: 83,
      version: 1,
      where: "here",
    });
    await expect(hold("over", 11)).rejects.toMatchObject({ kind: "payment_required" });
    await hold("fits", 10);
    expect((await list(tree.agent.id)).budgets).toMatchObject([
      { where: "above", leftMicros: "0", percent: 100 },
    ]);
  });

  test("while many spend at once counts each of them once, and lets nothing through beyond it", async () => {
    const held = Array.from({ length: 24 }, async (_each, index) => {
      const outcome = await hold(`racing ${index.toString()}`, 2).then(
        () => 2,
        (error: unknown) => {
          expect(error).toMatchObject({ kind: "payment_required" });
          return 0;
        },
      );
      if (outcome > 0 && index % 3 === 0) await settle(`racing ${index.toString()}`);
      return outcome;
    });
    const [outcomes] = await Promise.all([Promise.all(held), set(tree.team.id, 21)]);
    const spent = outcomes.reduce((sum, each) => sum + each, 0);
    const { budgets } = await list(tree.team.id);
    const used = BigInt(budgets[0]?.spentMicros ?? 0) + BigInt(budgets[0]?.reservedMicros ?? 0);
    expect(used).toBe(cents(spent));
    // Whatever came before the budget stays; after it nothing is refused before it is full.
    expect(spent).toBeGreaterThanOrEqual(20);
    await expect(hold("over", 2)).rejects.toMatchObject({ kind: "payment_required" });
  });

  test("counts only what it is for", async () => {
    await hold("search", 30);
    await hold("fetch", 40, "web_fetch");
    const { budget } = await set(tree.team.id, 100, { meter: "web_fetch" });
    expect(budget).toMatchObject({ reservedMicros: "400000", meter: "web_fetch" });
    const { budget: other } = await set(tree.team.id, 100, { integration: "phone" });
    expect(other).toMatchObject({ reservedMicros: "0", integration: { id: "phone" } });
    await hold("more", 70);
    await expect(hold("no more", 70, "web_fetch")).rejects.toMatchObject({
      kind: "payment_required",
    });
  });

  test("gives room at once when it is raised", async () => {
    await set(tree.team.id, 10);
    await expect(hold("more", 11)).rejects.toMatchObject({ kind: "payment_required" });
    const { budget } = await set(tree.team.id, 11);
    expect(budget.version).toBe(2);
    await hold("more", 11);
    const { budgets } = await list(tree.team.id);
    expect(budgets).toHaveLength(1);
    expect(budgets[0]?.text).toMatch(/^Growth has used up its \$0\.11 in \w+\. Calls are refused/);
  });
});

test("budgets of a node come first, then those above it, and only when asked those below", async () => {
  await set(tree.organizationId, 500);
  await set(tree.project.id, 200);
  await set(tree.team.id, 300);
  await set(tree.agent.id, 100, { period: "day", atLimit: "park" });
  const names = async (below: boolean) =>
    (await list(tree.project.id, { below })).budgets.map(({ node, where }) => [node.name, where]);
  const line = [
    ["Website", "here"],
    ["Growth", "above"],
    ["acme", "above"],
  ];
  expect(await names(false)).toEqual(line);
  expect(await names(true)).toEqual([...line, ["scout", "below"]]);
});

test("a budget inside a smaller one above says so", async () => {
  await set(tree.team.id, 5_000);
  expect((await set(tree.project.id, 2_000)).notes).toEqual([
    "Website's $20.00 a month is inside Growth's $50.00 a month: both must have room.",
  ]);
  expect((await set(tree.project.id, 9_000)).notes).toEqual([
    "Growth's $50.00 a month is reached first: Website's $90.00 a month is inside it.",
  ]);
  await set(tree.team.id, 100, { period: "day", meter: "web_search" });
  expect((await set(tree.project.id, 4_000, { meter: "web_search" })).notes).toContain(
    "Growth's $1.00 a day for searches is reached first: Website's $40.00 a month for searches is inside it.",
  );
});

test("a budget that somebody changed meanwhile is neither changed nor taken away", async () => {
  const { budget } = await set(tree.team.id, 100);
  await set(tree.team.id, 200, { version: 1 });
  await expect(set(tree.team.id, 300, { version: 1 })).rejects.toMatchObject({ kind: "conflict" });
  await expect(set(tree.project.id, 300, { version: 1 })).rejects.toMatchObject({
    kind: "conflict",
  });
  const remove = (nodeId: string, version?: number) =>
    execute(deleteBudget, tree.owner, { nodeId, budgetId: budget.id, version });
  await expect(remove(tree.team.id, 1)).rejects.toMatchObject({ kind: "conflict" });
  await expect(remove(tree.project.id)).rejects.toMatchObject({ kind: "not_found" });
  await remove(tree.team.id, 2);
  expect((await list(tree.team.id)).budgets).toEqual([]);
  await hold("free again", 1_000);
});

test("a budget that is taken away while something is held leaves the rest as it was", async () => {
  const { budget } = await set(tree.team.id, 100);
  await set(tree.project.id, 100);
  await hold("held", 60);
  await execute(deleteBudget, tree.owner, { nodeId: tree.team.id, budgetId: budget.id });
  await settle("held");
  expect((await list(tree.agent.id)).budgets).toMatchObject([
    { node: { name: "Website" }, spentMicros: "600000", reservedMicros: "0" },
  ]);
});

test("what is free has no budget, and a meter must be one of the integration's", async () => {
  await expect(set(tree.team.id, 100, { integration: "github" })).rejects.toMatchObject({
    kind: "invalid_input",
  });
  await expect(
    set(tree.team.id, 100, { integration: "phone", meter: "web_fetch" }),
  ).rejects.toMatchObject({ kind: "invalid_input" });
  await expect(set(tree.team.id, 100, { integration: "none" })).rejects.toMatchObject({
    kind: "not_found",
  });
});

test("people are told anew only where they were told of another amount", async () => {
  await hold("spent", 90);
  await settle("spent");
  const { budget } = await set(tree.team.id, 100);
  const { organizationId } = tree;
  const told = () => inOrganization(organizationId, (tx) => tx.budgetPeriod.findFirst());
  await inOrganization(organizationId, (tx) =>
    tx.budgetPeriod.updateMany({
      where: { organizationId, budgetId: budget.id },
      data: { warnedAt: new Date(), reachedAt: new Date() },
    }),
  );
  await set(tree.team.id, 110);
  expect(await told()).toMatchObject({ warnedAt: expect.any(Date) as Date, reachedAt: null });
  await set(tree.team.id, 200);
  expect(await told()).toMatchObject({ warnedAt: null, reachedAt: null });
});

test("members see budgets and admins set them; an agent reads its own", async () => {
  const { organizationId, team, project, agent } = tree;
  const member = await createPerson(organizationId, team.id, "member");
  const other = await createTestNode(organizationId, organizationId, "team", "Finance");
  await set(organizationId, 500);
  const input = { nodeId: project.id, period: "month", amountMicros: "1" };
  await expect(execute(setBudget, member, input)).rejects.toMatchObject({ kind: "forbidden" });
  const seen = await execute(listBudgets, member, { nodeId: project.id });
  expect(seen).toMatchObject({
    canEdit: false,
    budgets: [{ node: { name: "acme", path: null }, where: "above" }],
  });
  await expect(execute(listBudgets, member, { nodeId: other.id })).rejects.toMatchObject({
    kind: "not_found",
  });
  const asAgent = { organizationId, actor: { kind: "agent", nodeId: agent.id } } as const;
  expect(await execute(listBudgets, asAgent, { nodeId: agent.id })).toMatchObject({
    canEdit: false,
    budgets: [{ amountMicros: "5000000" }],
  });
  await expect(execute(setBudget, asAgent, { ...input, nodeId: agent.id })).rejects.toMatchObject({
    kind: "forbidden",
  });
});
