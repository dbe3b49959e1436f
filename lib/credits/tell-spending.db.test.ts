import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { inOrganization } from "@/lib/db";
import { listNotifications } from "@/lib/notifications/list";
import { execute } from "@/lib/pipeline/execute";
import {
  createPerson,
  createPoorTree,
  giveCredit,
  type TestPerson,
  type TestTree,
} from "@/lib/testing/fixtures";
import { holdCredits, priceOf, settleCredits } from "./hold";
import { setBudget } from "./set-budget";
import { tellSpending } from "./tell-spending";

let tree: TestTree;
beforeEach(async () => {
  tree = await createPoorTree();
});

const dayMs = 86_400_000;

/** Has the agent spend so many cents, so many days ago. */
async function spend(cents: bigint, daysAgo = 0): Promise<void> {
  const { organizationId, agent } = tree;
  const key = randomUUID();
  const wanted = {
    ...{ organizationId, key, nodeId: agent.id, meter: "tokens", quantity: cents },
    price: { ...priceOf("compute_second"), micros: 10_000n },
    at: new Date(Date.now() - daysAgo * dayMs),
  };
  await inOrganization(organizationId, (tx) => holdCredits(tx, wanted));
  await inOrganization(organizationId, (tx) => settleCredits(tx, organizationId, key));
}

const told = async (person: TestPerson = tree.owner) => {
  await tellSpending(tree.organizationId);
  const { notifications } = await execute(listNotifications, person, {});
  return notifications.map(({ text }) => text).toReversed();
};

const setMonth = async (amountMicros: string, version?: number) => {
  const { owner, team } = tree;
  const budget = { nodeId: team.id, period: "month", amountMicros, atLimit: "refuse" } as const;
  return execute(setBudget, owner, { ...budget, ...(version !== undefined && { version }) });
};

test("admins of a budget's node are told once at 80 % and once when it is used up", async () => {
  const { organizationId, team, project } = tree;
  await giveCredit(organizationId);
  const admin = await createPerson(organizationId, team.id, "admin");
  const below = await createPerson(organizationId, project.id, "admin");
  await setMonth("10000000");
  await spend(799n);
  expect(await told(admin)).toEqual([]);
  await spend(1n);
  const warned = "Growth has used $8.00 of its $10.00 for the month.";
  expect(await told(admin)).toEqual([warned]);
  await spend(100n);
  expect(await told(admin)).toEqual([warned]);
  await spend(100n);
  const both = [
    warned,
    expect.stringContaining("Growth has used its $10.00 for the month.") as string,
  ];
  expect(await told(admin)).toEqual(both);
  expect(await told(admin)).toEqual(both);
  expect(await told(below)).toEqual([]);
});

test("a budget that was raised is news again when it runs out again", async () => {
  const { organizationId } = tree;
  await giveCredit(organizationId);
  const { budget } = await setMonth("1000000");
  await spend(100n);
  expect(await told()).toHaveLength(1);
  await setMonth("2000000", budget.version);
  expect(await told()).toHaveLength(1);
  await spend(100n);
  expect(await told()).toHaveLength(2);
});

test("owners are told once after each payment that credit lasts less than a week, and once that it is used up", async () => {
  const { organizationId } = tree;
  await giveCredit(organizationId, 100_000_000n);
  for (const daysAgo of [5, 4, 3, 2, 1]) await spend(1_000n, daysAgo);
  const low = [
    expect.stringMatching(/^acme has \$50\.00 of credit left\. At this rate it lasts/) as string,
  ];
  expect(await told()).toEqual(low);
  await spend(1_000n);
  expect(await told()).toEqual(low);
  await spend(4_000n);
  const empty = [
    ...low,
    expect.stringContaining("acme has $0.00 of credit left: too little") as string,
  ];
  expect(await told()).toEqual(empty);
  expect(await told()).toEqual(empty);
  await giveCredit(organizationId, 20_000_000n);
  expect(await told()).toHaveLength(3);
  expect(await told()).toHaveLength(3);
});

test("who has credit for long, or never had any, is told nothing", async () => {
  expect(await told()).toEqual([]);
  await giveCredit(tree.organizationId);
  for (const daysAgo of [5, 4, 3, 2, 1]) await spend(100n, daysAgo);
  expect(await told()).toEqual([]);
});
