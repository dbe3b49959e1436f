import fc from "fast-check";
import { expect, test } from "vitest";
import { inOrganization } from "@/lib/db";
import { createPoorTree } from "@/lib/testing/fixtures";
import { LedgerModel } from "@/lib/testing/ledger-model";
import { poolOf, setTestBudget, Spending, wrongOf } from "@/lib/testing/spending";
import { addMoney } from "./add-money";

/** Few keys, so that the same one is held, settled and given back again and again, in any order. */
const key = fc.constantFrom("a", "b", "c", "d", "e");
const amount = fc.bigInt({ min: 0n, max: 4_000n });

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant("hold" as const), key, amount }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("later" as const), key, amount }) },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant("settle" as const),
      key,
      amount: fc.option(amount, { nil: undefined }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("release" as const), key }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant("pay" as const),
      amount: fc.bigInt({ min: 1n, max: 5_000n }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant("refund" as const),
      amount: fc.bigInt({ min: 1n, max: 3_000n }),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

const budget = 12_000n;

test("whatever happens in whatever order, the ledger is what plain arithmetic says, to the micro-dollar", async () => {
  const run = async (steps: Step[]) => {
    const { organizationId, owner, team, agent } = await createPoorTree();
    const budgetId = await setTestBudget(owner, team.id, budget);
    const spending = new Spending(organizationId, agent.id);
    const model = new LedgerModel({ budget, mostTimes: 3n });
    const move = (kind: "top_up" | "refund", amountMicros: bigint, n: number) =>
      inOrganization(organizationId, (tx) =>
        addMoney(tx, { organizationId, key: `${kind}:${String(n)}`, kind, amountMicros }),
      );
    // What is due is charged in the order of its times.
    const begun = Date.now() - 100;
    for (const [n, each] of steps.entries()) {
      if (each.does === "hold") {
        const did = await spending.tries(each.key, { price: { micros: each.amount } });
        expect(did).toBe(model.hold(each.key, each.amount));
      } else if (each.does === "later") {
        const at = new Date(begun + n);
        await spending.later(each.key, { at, price: { micros: each.amount } });
        model.later(each.key, each.amount);
      } else if (each.does === "settle") {
        await spending.settle(each.key, each.amount);
        model.settle(each.key, each.amount);
      } else if (each.does === "release") {
        await spending.release(each.key);
        model.release(each.key);
      } else if (each.does === "pay") {
        await move("top_up", each.amount, n);
        model.add(each.amount);
      } else {
        await move("refund", each.amount, n);
        model.add(-each.amount);
      }
      expect(await poolOf(organizationId)).toMatchObject(model.pool());
    }
    const [period] = await inOrganization(organizationId, (tx) =>
      tx.budgetPeriod.findMany({ where: { budgetId } }),
    );
    expect(period).toMatchObject({
      spentMicros: model.budgetSpent,
      reservedMicros: model.reserved,
    });
    expect(await wrongOf(organizationId)).toEqual([]);
  };
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), run), {
    numRuns: 20,
    interruptAfterTimeLimit: 45_000,
  });
}, 180_000);
