import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { inOrganization } from "@/lib/db";
import { createPoorTree, giveCredit, type TestTree } from "@/lib/testing/fixtures";
import { startProcess, type TestProcess } from "@/lib/testing/process";
import { pricedAt } from "@/lib/testing/spend-all";
import { poolOf, setTestBudget, Spending, wrongOf } from "@/lib/testing/spending";
import { addMoney } from "./add-money";
import { sweepCredits } from "./sweep";

/** Other processes have to start, work and die meanwhile. */
const slowly = { timeout: 60_000 };

let processes: TestProcess[];
let tree: TestTree;
let spending: Spending;
beforeAll(async () => {
  processes = await Promise.all([startProcess(), startProcess()]);
});
afterAll(() => Promise.all(processes.map(({ kill }) => kill())));
beforeEach(async () => {
  tree = await createPoorTree();
  spending = new Spending(tree.organizationId, tree.agent.id);
});

const linesOf = (organizationId: string) =>
  inOrganization(organizationId, (tx) =>
    tx.ledgerEntry.findMany({ where: { organizationId, kind: { in: ["usage", "correction"] } } }),
  );

/** Every balance that the pool ever had, in the order in which its lines were written, is zero or more. */
async function assertNeverBelowZero(organizationId: string): Promise<void> {
  const { balance, reserved } = await poolOf(organizationId);
  expect(balance).toBeGreaterThanOrEqual(0n);
  expect(balance - reserved).toBeGreaterThanOrEqual(0n);
  expect(await wrongOf(organizationId)).toEqual([]);
}

test("64 clients of two processes spend one small pool: never below zero, and nobody is charged twice", async () => {
  const { organizationId, agent } = tree;
  await giveCredit(organizationId, 100_000n);
  const all = { organizationId, nodeId: agent.id, clients: 32, uses: 320 };
  let watched = 0;
  let isOver = false;
  const watch = async () => {
    while (!isOver) {
      await assertNeverBelowZero(organizationId);
      watched += 1;
    }
  };
  const watching = watch();
  // Both are told of the same uses, as when every event is delivered twice at once.
  const told = await Promise.all(processes.map(({ ask }) => ask("spendAll", all)));
  isOver = true;
  await watching;
  expect(watched).toBeGreaterThan(0);

  const lines = await linesOf(organizationId);
  const uses = lines
    .filter(({ kind }) => kind === "usage")
    .map(({ reservationId }) => reservationId);
  expect(new Set(uses).size).toBe(uses.length);
  const charged = new Map<string | null, bigint>();
  for (const { reservationId: id, amountMicros, toAccount } of lines)
    charged.set(
      id,
      (charged.get(id) ?? 0n) + (toAccount === "usage" ? amountMicros : -amountMicros),
    );
  const prices = new Map(uses.map((id) => [id, 0n]));
  for (const { reservationId, key } of lines)
    prices.set(reservationId, pricedAt(Number(/\d+/.exec(key)?.[0])));
  for (const [id, amount] of charged) expect(amount).toBeLessThanOrEqual(prices.get(id) ?? 0n);
  const sum = [...charged.values()].reduce((total, amount) => total + amount, 0n);
  const { balance, reserved } = await poolOf(organizationId);
  expect(balance).toBe(100_000n - sum);
  expect(reserved).toBe(0n);
  // All of it was wanted: some were refused, and less is left than anything costs.
  expect(told.some(({ refused }) => refused > 0)).toBe(true);
  expect(balance).toBeLessThan(1_000n);
}, 120_000);

test("what a killed process held is free again after the sweep, and what it charged stays charged", async () => {
  const { organizationId, agent } = tree;
  await giveCredit(organizationId, 10_000_000n);
  const victim = await startProcess();
  const all = { organizationId, nodeId: agent.id, clients: 16, uses: 100_000, forgetEvery: 5 };
  const asked = victim.ask("spendAll", all).catch(() => "killed");
  await expect.poll(async () => (await linesOf(organizationId)).length, slowly).toBeGreaterThan(30);
  await victim.kill();
  expect(await asked).toBe("killed");
  // Nothing of it is under way any more once the lock can be had.
  await expect.poll(() => wrongOf(organizationId), slowly).toEqual([]);
  const { balance, reserved } = await poolOf(organizationId);
  expect(reserved).toBeGreaterThan(0n);
  await expect
    .poll(async () => {
      await sweepCredits(organizationId);
      return (await poolOf(organizationId)).reserved;
    }, slowly)
    .toBe(0n);
  expect(await poolOf(organizationId)).toEqual({ balance, reserved: 0n, floor: 0n });
}, 120_000);

describe("at once", () => {
  test("many calls want the last cent of a budget, and one gets it", async () => {
    await giveCredit(tree.organizationId, 1_000_000n);
    await setTestBudget(tree.owner, tree.team.id, 10_000n);
    await setTestBudget(tree.owner, tree.agent.id, 1_000_000n);
    const keys = Array.from({ length: 12 }, (_, n) => `use:${String(n)}`);
    const got = await Promise.all(
      keys.map((key) => spending.tries(key, { price: { micros: 10_000n } })),
    );
    expect(got.filter(Boolean)).toHaveLength(1);
  });

  test("many want the last free units of the month, and exactly those are free", async () => {
    await giveCredit(tree.organizationId, 1_000_000n);
    const price = { allowance: 10n };
    const keys = Array.from({ length: 12 }, (_, n) => `use:${String(n)}`);
    const held = await Promise.all(keys.map((key) => spending.hold(key, { quantity: 3n, price })));
    const free = held.reduce((sum, { freeQuantity }) => sum + freeQuantity, 0n);
    expect(free).toBe(10n);
    const [first] = held.filter(({ freeQuantity }) => freeQuantity === 3n);
    await spending.release(first?.key ?? "");
    expect(await spending.hold("next", { quantity: 3n, price })).toMatchObject({
      freeQuantity: 3n,
      estimateMicros: 0n,
    });
    expect(await spending.hold("last", { quantity: 3n, price })).toMatchObject({
      freeQuantity: 0n,
    });
  });

  test("units that were free and not used are free for others", async () => {
    const price = { allowance: 3n };
    await spending.hold("a", { quantity: 3n, price });
    await spending.settle("a", undefined, 1n);
    expect(await spending.hold("b", { quantity: 2n, price })).toMatchObject({ estimateMicros: 0n });
  });

  test("the same event is delivered many times and charged once, and none of them fails", async () => {
    await giveCredit(tree.organizationId, 1_000_000n);
    const told = await Promise.all(Array.from({ length: 12 }, () => spending.later("event")));
    expect(told.filter(({ known }) => !known)).toHaveLength(1);
    await Promise.all(Array.from({ length: 12 }, () => spending.settle("event", 2_000n)));
    const lines = await linesOf(tree.organizationId);
    expect(lines.map(({ key }) => key).toSorted()).toEqual(["event", "event#1"]);
  });

  test("holding, settling, giving back, budgets and money wait for each other and never in a circle", async () => {
    const { organizationId, owner, team, project, agent } = tree;
    await giveCredit(organizationId, 5_000_000n);
    const nodes = [organizationId, team.id, project.id, agent.id];
    const spend = async (client: number) => {
      for (let n = 0; n < 6; n += 1) {
        const key = `use:${String(client)}:${String(n)}`;
        await spending.hold(key, { price: { allowance: 5n } });
        if (n % 3 === 0) await spending.release(key);
        else await spending.settle(key, BigInt(n) * 400n);
      }
    };
    const budget = async (nodeId: string) => {
      for (let n = 1; n <= 4; n += 1) await setTestBudget(owner, nodeId, 9_000_000n + BigInt(n));
    };
    // Several at once in one transaction, in either order.
    const several = (name: string, order: (keys: string[]) => string[]) =>
      inOrganization(organizationId, async (tx) => {
        for (const key of order(["a", "b", "c", "d"]))
          await addMoney(tx, {
            organizationId,
            key: `${name}:${key}`,
            kind: "top_up",
            amountMicros: 5n,
          });
      });
    const due = async () => {
      for (let n = 0; n < 5; n += 1) await spending.later(`due:${String(n)}`);
    };
    await Promise.all([
      ...[1, 2, 3].map(spend),
      ...nodes.map(budget),
      due(),
      several("up", (keys) => keys),
      several("down", (keys) => keys.toReversed()),
    ]);
    expect(await wrongOf(organizationId)).toEqual([]);
    expect(await poolOf(organizationId)).toMatchObject({ reserved: 0n });
  });
});
