import { setTimeout as wait } from "node:timers/promises";
import { beforeEach, expect, test } from "vitest";
import { listBudgets } from "@/lib/credits/list-budgets";
import { lockCredits } from "@/lib/credits/lock-credits";
import { inOrganization } from "@/lib/db";
import { getEffectiveIntegration } from "@/lib/installations/get";
import { listNotifications } from "@/lib/notifications/list";
import type { Caller } from "@/lib/pipeline/actor";
import { execute } from "@/lib/pipeline/execute";
import { callerOf } from "@/lib/testing/asking-agent";
import { createPerson, giveCredit } from "@/lib/testing/fixtures";
import { createPaidTree, type PaidTree, setTestBudget } from "@/lib/testing/paid-agent";
import { decideApproval } from "./decide";
import { getApproval } from "./get";
import { listApprovals } from "./list";
import { requestBudget } from "./request-budget";

let tree: PaidTree;
beforeEach(async () => {
  tree = await createPaidTree();
  await giveCredit(tree.organizationId, 20_000_000n);
});

const ask = async (amountMicros: string, more: { integration?: string; reason?: string } = {}) =>
  execute(requestBudget, await callerOf(tree.key), {
    nodeId: tree.agent.id,
    amountMicros,
    ...more,
  });
const approve = (by: Caller, approvalId = "") =>
  execute(decideApproval, by, { approvalId, decision: "approve" });
const status = async () =>
  (
    await execute(getEffectiveIntegration, tree.owner, {
      nodeId: tree.agent.id,
      integration: "web-search",
    })
  ).status;
const amounts = async () => {
  const { budgets } = await execute(listBudgets, tree.owner, { nodeId: tree.agent.id });
  return Object.fromEntries(budgets.map(({ node, amountMicros }) => [node.name, amountMicros]));
};

test("an admin of the budget's node raises it by approving, and what was paused goes on", async () => {
  await setTestBudget(tree, tree.team.id, "0");
  await setTestBudget(tree, tree.organizationId, "50000000");
  expect(await status()).toBe("paused");
  const admin = await createPerson(tree.organizationId, tree.team.id, "admin");
  const lower = await createPerson(tree.organizationId, tree.project.id, "admin");
  const { approval, text } = await ask("5000000", { reason: "To look up the weather" });
  expect(text).toContain("have the budget of Growth raised by $5.00, to $5.00 a month");
  const approvalId = approval?.id;
  expect(await execute(getApproval, lower, { approvalId })).toMatchObject({
    can: { decide: false },
    who: "Only an admin of Growth can do this.",
  });
  await expect(approve(lower, approvalId)).rejects.toMatchObject({ kind: "forbidden" });
  const agent = await callerOf(tree.key);
  await expect(approve(agent, approvalId)).rejects.toMatchObject({ kind: "forbidden" });

  expect(await execute(getApproval, admin, { approvalId })).toMatchObject({
    kind: "budget",
    state: "waiting",
    what: "have the budget of Growth raised by $5.00, to $5.00 a month",
    integration: null,
    reason: "To look up the weather",
    arguments: { place: "Growth", now: "$0.00 a month", raise_by: "$5.00", then: "$5.00 a month" },
    budget: { at: { name: "Growth" } },
    can: { decide: true },
  });
  const { notifications } = await execute(listNotifications, admin, {});
  expect(notifications[0]?.text).toContain("scout wants to have the budget of Growth raised");
  expect((await execute(listNotifications, lower, {})).notifications).toEqual([]);

  expect(await approve(admin, approvalId)).toMatchObject({ state: "done" });
  expect(await amounts()).toEqual({ Growth: "5000000", acme: "50000000" });
  expect(await status()).toBe("active");
  expect(await execute(getApproval, agent, { approvalId })).toMatchObject({ state: "done" });
  await expect(approve(admin, approvalId)).rejects.toMatchObject({ kind: "conflict" });
  expect(await amounts()).toMatchObject({ Growth: "5000000" });
});

test("declined, nothing is raised", async () => {
  await setTestBudget(tree, tree.team.id, "0");
  const { approval } = await ask("5000000");
  const decision = { approvalId: approval?.id, decision: "decline", note: "Not this month" };
  await execute(decideApproval, tree.owner, decision);
  expect(await amounts()).toEqual({ Growth: "0" });
});

test("asked twice it waits once; changed meanwhile it is called off, and not added to another amount", async () => {
  await setTestBudget(tree, tree.team.id, "0");
  const { approval } = await ask("5000000");
  expect((await ask("5000000")).approval?.id).toBe(approval?.id);
  await setTestBudget(tree, tree.team.id, "90000000");
  await expect(approve(tree.owner, approval?.id)).rejects.toThrow(
    "The budget was changed or removed meanwhile.",
  );
  expect(await amounts()).toEqual({ Growth: "90000000" });
});

test("a budget that changes in the moment of approving is not raised from another amount", async () => {
  await setTestBudget(tree, tree.team.id, "0");
  const { approval } = await ask("5000000");
  const { organizationId } = tree;
  const locked = Promise.withResolvers<undefined>();
  const changing = inOrganization(organizationId, async (tx) => {
    await lockCredits(tx, organizationId);
    await tx.budget.updateMany({ where: { organizationId }, data: { amountMicros: 1_000_000n } });
    locked.resolve(undefined);
    await wait(500);
  });
  await locked.promise;
  await expect(approve(tree.owner, approval?.id)).rejects.toMatchObject({ kind: "conflict" });
  await changing;
  expect(await amounts()).toEqual({ Growth: "1000000" });
});

test("a budget cannot be asked to become larger than one can be set", async () => {
  await setTestBudget(tree, tree.team.id, "1");
  await expect(ask("999999999999999")).rejects.toMatchObject({ kind: "invalid_input" });
});

test("what is meant is the budget that has the least left, for the integration that is named", async () => {
  await setTestBudget(tree, tree.team.id, "8000000");
  await setTestBudget(tree, tree.project.id, "9000000");
  await setTestBudget(tree, tree.agent.id, "1000000", { integration: "web-fetch" });
  const whose = async (integration?: string) =>
    (await ask("2000000", integration === undefined ? {} : { integration })).approval;
  expect(await whose()).toMatchObject({
    budget: { at: { name: "scout" } },
    integration: { id: "web-fetch" },
  });
  expect(await whose("web-search")).toMatchObject({ budget: { at: { name: "Growth" } } });
});

test("where the credit itself is short, the owners are told once a day, and nobody decides anything", async () => {
  await setTestBudget(tree, tree.team.id, "900000000");
  const { approval, text } = await ask("30000000", { reason: "A large crawl" });
  await ask("31000000");
  expect(approval).toBeNull();
  expect(text).toBe(
    "The credit of acme is short. Its owners were told that scout needs $30.00; only they can top up.",
  );
  const { notifications } = await execute(listNotifications, tree.owner, {});
  expect(notifications).toMatchObject([
    {
      kind: "credit_asked",
      text: "scout needs $30.00, and acme has less credit than that. Top up so that it can go on. It says: “A large crawl”",
      href: `/${tree.slug}/-/usage`,
    },
  ]);
  expect((await execute(listApprovals, tree.owner, {})).approvals).toEqual([]);
});

test("what nothing limits need not be asked for", async () => {
  await expect(ask("5000000")).rejects.toThrow("No budget keeps scout from spending $5.00");
  await expect(
    execute(requestBudget, tree.owner, { nodeId: tree.agent.id, amountMicros: "5000000" }),
  ).rejects.toMatchObject({ kind: "conflict" });
});
