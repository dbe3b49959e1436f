import { beforeEach, expect, test } from "vitest";
import { inOrganization } from "@/lib/db";
import { installIntegration } from "@/lib/installations/install";
import type { Caller } from "@/lib/pipeline/actor";
import { execute } from "@/lib/pipeline/execute";
import {
  createPerson,
  createPoorTree,
  createTestNode,
  giveCredit,
  type TestTree,
} from "@/lib/testing/fixtures";
import { getCredits } from "./get-credits";
import { chargeLater, creditKey, holdCredits, priceOf, settleCredits } from "./hold";
import { setBudget } from "./set-budget";

let tree: TestTree;
let agent: Caller;
beforeEach(async () => {
  tree = await createPoorTree();
  const { organizationId } = tree;
  agent = { actor: { kind: "agent", nodeId: tree.agent.id }, organizationId };
});

async function hold(key: string, quantity: bigint, nodeId = tree.agent.id, at = new Date()) {
  const { organizationId } = tree;
  const price = { ...priceOf("compute_second"), micros: 1_000_000n };
  const wanted = { organizationId, key, nodeId, meter: "compute_second", quantity, price, at };
  await inOrganization(organizationId, (tx) => holdCredits(tx, wanted));
}
const settle = (key: string) =>
  inOrganization(tree.organizationId, (tx) => settleCredits(tx, tree.organizationId, key));

test("where everything is free, an agent is told so", async () => {
  const told = await execute(getCredits, agent, { nodeId: tree.agent.id });
  expect(told).toMatchObject({ usageBased: [], spendableMicros: "0", pool: null });
  expect(told.text).toContain("free");
});

test("an agent is told what it may spend, of the pool and of the tightest budget above it, and the prices", async () => {
  const { organizationId, owner, team, project } = tree;
  await giveCredit(organizationId, 100_000_000n);
  await execute(installIntegration, owner, { nodeId: project.id, integration: "web-search" });
  const budget = { period: "month", atLimit: "refuse" } as const;
  await execute(setBudget, owner, { ...budget, nodeId: team.id, amountMicros: "50000000" });
  await execute(setBudget, owner, {
    ...{ ...budget, nodeId: project.id, amountMicros: "20000000", integration: "web-search" },
  });
  await hold("a", 8n);
  await settle("a");
  await hold("b", 2n);
  const told = await execute(getCredits, agent, { nodeId: tree.agent.id });
  expect(told).toMatchObject({
    ...{ pool: null, spendableMicros: "40000000", spentMicros: "8000000" },
    ...{ reservedMicros: "2000000", dueMicros: "0" },
    topUp: { nodeId: organizationId, may: false, who: "Owners of acme" },
  });
  expect(told.usageBased).toMatchObject([
    { id: "web-search", spendableMicros: "20000000", prices: [{ meter: "web_search" }] },
  ]);
  expect(told.budgets.map(({ node, leftMicros }) => [node.name, leftMicros])).toEqual([
    ["Website", "20000000"],
    ["Growth", "40000000"],
  ]);
  expect(told.text).toContain("$40.00 may be spent here now.");
  expect(told.text).toContain("Website has $20.00 of its $20.00 for this month left.");
});

test("what may be spent never exceeds the pool, and is nothing where that is below zero or due", async () => {
  const { organizationId, owner } = tree;
  await giveCredit(organizationId, 3_000_000n);
  const due = {
    ...{ organizationId, key: creditKey.usage("due"), nodeId: tree.agent.id },
    ...{
      meter: "number_month",
      quantity: 1n,
      price: priceOf("number_month", { micros: 4_000_000n }),
    },
  };
  await inOrganization(organizationId, (tx) => chargeLater(tx, due));
  const told = await execute(getCredits, owner, { nodeId: organizationId });
  expect(told).toMatchObject({
    spendableMicros: "3000000",
    pool: { balanceMicros: "3000000", availableMicros: "3000000", dueMicros: "4000000" },
    topUp: { may: true },
  });
});

test("what a node spent is its own and of what is below it, and nobody else's", async () => {
  const { organizationId, owner, team, project } = tree;
  await giveCredit(organizationId);
  const finance = await createTestNode(organizationId, organizationId, "team", "Finance");
  const other = await createTestNode(organizationId, finance.id, "agent", "ledger");
  await hold("a", 3n);
  await hold("b", 5n, other.id);
  await settle("a");
  await settle("b");
  const spent = async (nodeId: string) =>
    (await execute(getCredits, owner, { nodeId })).spentMicros;
  expect(await spent(organizationId)).toBe("8000000");
  expect(await spent(team.id)).toBe("3000000");
  expect(await spent(project.id)).toBe("3000000");
  expect(await spent(finance.id)).toBe("5000000");
});

test("the balance is for admins, and a viewer is told neither it nor how long it lasts", async () => {
  const { organizationId, project } = tree;
  await giveCredit(organizationId);
  const [viewer, member, admin] = await Promise.all(
    (["viewer", "member", "admin"] as const).map((role) =>
      createPerson(organizationId, project.id, role),
    ),
  );
  const nodeId = project.id;
  if (!viewer || !member || !admin) throw new Error("There are three people");
  const seen = { pool: null, spendableMicros: null, forecast: null };
  expect(await execute(getCredits, viewer, { nodeId })).toMatchObject(seen);
  expect(await execute(getCredits, member, { nodeId })).toMatchObject({
    ...{ pool: null, spendableMicros: "1000000000", forecast: { state: "nothing_spent" } },
  });
  expect(await execute(getCredits, admin, { nodeId })).toMatchObject({
    pool: { balanceMicros: "1000000000" },
  });
});

test("the forecast follows what the organization spent, and a budget's what counts against it", async () => {
  const { organizationId, owner, team } = tree;
  await giveCredit(organizationId, 100_000_000n);
  for (let day = 5; day >= 1; day -= 1) {
    await hold(`day ${day}`, 4n, tree.agent.id, new Date(Date.now() - day * 86_400_000));
    await settle(`day ${day}`);
  }
  await execute(setBudget, owner, {
    ...{ nodeId: team.id, period: "month", amountMicros: "500000000", atLimit: "refuse" },
  });
  const told = await execute(getCredits, owner, { nodeId: organizationId });
  const [today] = new Date().toISOString().split("T");
  // $80 are left, at $4 a day, today among them.
  const endsOn = new Date(Date.parse(`${String(today)}T00:00:00Z`) + 19 * 86_400_000);
  expect(told.forecast).toMatchObject({
    ...{ state: "lasts", perDayMicros: "4000000", basis: "last 5 days: $4.00 a day" },
    endsOn: endsOn.toISOString().slice(0, 10),
  });
});
