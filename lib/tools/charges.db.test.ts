import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { decideApproval } from "@/lib/approvals/decide";
import { getApproval } from "@/lib/approvals/get";
import { listApprovals } from "@/lib/approvals/list";
import { addMoney } from "@/lib/credits/add-money";
import { subscribeChanges } from "@/lib/changes/listen";
import { inOrganization } from "@/lib/db";
import { getEffectiveIntegration } from "@/lib/installations/get";
import { listNotifications } from "@/lib/notifications/list";
import type { Caller } from "@/lib/pipeline/actor";
import type { Announcement } from "@/lib/pipeline/announce";
import { execute } from "@/lib/pipeline/execute";
import { moveNode } from "@/lib/tree/move";
import { api } from "@/lib/testing/api";
import { callerOf, carryOut } from "@/lib/testing/asking-agent";
import { createPerson, giveCredit } from "@/lib/testing/fixtures";
import { forgetOutsideAccounts, type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { createPaidTree, paidTool, type PaidTree, setTestBudget } from "@/lib/testing/paid-agent";
import { callTool } from "./dispatch";
import { listToolCalls } from "./list-calls";
import { listTools } from "./list";

let sandbox: OwnSandbox;
let tree: PaidTree;

beforeAll(async () => {
  sandbox = await startOwnSandbox();
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await sandbox.reset();
  tree = await createPaidTree();
});
afterEach(() => forgetOutsideAccounts(tree.organizationId));

const search = async (query = "coffee", by?: Caller) =>
  execute(callTool, by ?? (await callerOf(tree.key)), {
    nodeId: tree.agent.id,
    tool: paidTool,
    arguments: { query },
  });
const calls = async () =>
  (await execute(listToolCalls, tree.owner, { nodeId: tree.agent.id })).calls;
const pool = () => inOrganization(tree.organizationId, (tx) => tx.creditPool.findFirstOrThrow());
const lines = () =>
  inOrganization(tree.organizationId, (tx) =>
    tx.ledgerEntry.findMany({
      where: { kind: "usage", callId: { not: null } },
      orderBy: { at: "asc" },
    }),
  );
const searched = async () =>
  (await sandbox.requests("api.search.brave.com", "/res/v1/web/search")).length;
const budget = (
  nodeId: string,
  amountMicros: string,
  more: Parameters<typeof setTestBudget>[3] = {},
) => setTestBudget(tree, nodeId, amountMicros, more);
const standing = (nodeId = tree.agent.id) =>
  execute(getEffectiveIntegration, tree.owner, { nodeId, integration: "web-search" });

describe("a call of a paid tool", () => {
  test("is charged once, with everything a line of the ledger says, and the call tells its cost", async () => {
    await giveCredit(tree.organizationId, 20_000n);
    const called = await search();
    expect(called).toMatchObject({ outcome: "done", message: null });
    expect(await pool()).toMatchObject({ balanceMicros: 15_000n, reservedMicros: 0n });
    expect(await lines()).toMatchObject([
      {
        amountMicros: 5_000n,
        nodeId: tree.agent.id,
        lineage: [tree.organizationId, tree.team.id, tree.project.id, tree.agent.id],
        integration: "web-search",
        meter: "web_search",
        quantity: 1n,
        freeQuantity: 0n,
        priceMicros: 5_000n,
        priceVersion: "2026-01-01",
        callId: called.callId,
        sandbox: true,
      },
    ]);
    expect(await calls()).toMatchObject([{ id: called.callId, costMicros: "5000" }]);
    expect(JSON.stringify(called)).not.toMatch(/micros|credit/i);
  });

  test("is free where it fails, and what was held for it is given back", async () => {
    await giveCredit(tree.organizationId, 20_000n);
    await sandbox.control("POST", "/faults", {
      ...{ host: "api.search.brave.com", path: "/res/v1/web/search" },
      ...{ kind: "status", status: 500, times: 2 },
    });
    await expect(search()).rejects.toMatchObject({ kind: "unavailable" });
    expect(await pool()).toMatchObject({ balanceMicros: 20_000n, reservedMicros: 0n });
    expect(await lines()).toEqual([]);
    expect(await calls()).toMatchObject([{ outcome: "failed", costMicros: "0" }]);
  });

  test("costs nothing within the month's allowance, and is a line of the ledger all the same", async () => {
    tree = await createPaidTree({ freeUsed: 99n });
    expect(await search()).toMatchObject({ outcome: "done" });
    expect(await lines()).toMatchObject([{ amountMicros: 0n, freeQuantity: 1n }]);
    // The allowance is used up, and the pool is empty.
    await expect(search()).rejects.toMatchObject({ kind: "payment_required" });
  });

  test("of twenty at once as many are made as there is credit for", async () => {
    await giveCredit(tree.organizationId, 17_000n);
    const by = await callerOf(tree.key);
    const all = await Promise.allSettled(Array.from({ length: 20 }, () => search("coffee", by)));
    const done = all.filter(({ status }) => status === "fulfilled");
    expect(done).toHaveLength(3);
    for (const each of all)
      if (each.status === "rejected")
        expect(each.reason).toMatchObject({ kind: "payment_required" });
    expect(await pool()).toMatchObject({ balanceMicros: 2_000n, reservedMicros: 0n });
    expect(await searched()).toBe(3);
    expect((await calls()).filter(({ outcome }) => outcome === "refused")).toHaveLength(17);
  });
});

describe("without credit", () => {
  test("it is paused everywhere, an owner may top up, and nothing is sent", async () => {
    expect(await standing()).toMatchObject({
      status: "paused",
      reason: "no_credit",
      mark: "stop",
      sentence: "The credit pool is empty. Calls are refused until it is topped up.",
      who: "You can do this.",
      remedy: { action: "top_up", label: "Top up", nodeId: tree.organizationId },
      toolsOn: 0,
    });
    const admin = await createPerson(tree.organizationId, tree.team.id, "admin");
    const nodeId = tree.agent.id;
    const seen = await execute(getEffectiveIntegration, admin, {
      nodeId,
      integration: "web-search",
    });
    expect(seen).toMatchObject({ remedy: null, who: "Only an owner of acme can do this." });
    const answer = await api({ token: tree.key }).post(`/nodes/self/tools/${paidTool}/call`, {
      arguments: { query: "coffee" },
    });
    expect(answer).toMatchObject({ status: 402, body: { code: "payment_required" } });
    const { detail } = answer.body as { detail: string };
    expect(detail).toContain("Web search is paused. The credit pool is empty.");
    expect(detail).toContain("Only an owner of acme can");
    expect(detail.match(/https?:\S+/g)).toEqual([
      expect.stringMatching(new RegExp(`/${tree.slug}/-/usage`)),
    ]);
    expect(await calls()).toMatchObject([{ outcome: "refused", detail, costMicros: "0" }]);
    expect(await searched()).toBe(0);
  });

  test("it goes on by itself once there is credit, and stops once a refund took it away", async () => {
    const { organizationId } = tree;
    await giveCredit(organizationId, 10_000n);
    expect(await standing()).toMatchObject({ status: "active" });
    await search();
    await inOrganization(organizationId, (tx) =>
      addMoney(tx, { organizationId, key: "refund", kind: "refund", amountMicros: 10_000n }),
    );
    expect(await pool()).toMatchObject({ balanceMicros: -5_000n });
    expect(await standing()).toMatchObject({ status: "paused", reason: "no_credit" });
    await expect(search()).rejects.toMatchObject({ kind: "payment_required" });
  });
});

describe("a budget", () => {
  beforeEach(() => giveCredit(tree.organizationId));

  test.each(["organization", "team", "project", "agent"] as const)(
    "of the %s stops the agent, and says whose it is and who can lift it",
    async (kind) => {
      const nodeId = kind === "organization" ? tree.organizationId : tree[kind].id;
      await budget(nodeId, "12000");
      await search();
      await search();
      await expect(search()).rejects.toMatchObject({ kind: "payment_required" });
      expect(await searched()).toBe(2);
      const name = { organization: "acme", team: "Growth", project: "Website", agent: "scout" }[
        kind
      ];
      const seen = await standing();
      expect(seen).toMatchObject({
        status: "paused",
        reason: "no_budget",
        budget: { at: { name }, amountMicros: "12000" },
        remedy: { action: "raise_budget", nodeId },
      });
      expect(seen.sentence).toMatch(new RegExp(`^${name} has used its \\$0\\.01 for \\w+\\.`));
      const [last] = await calls();
      expect(last).toMatchObject({ outcome: "refused" });
      expect(last?.detail).toContain(`an admin of ${name} raises the budget`);
    },
  );

  test("two calls racing for its last cent: one is made, the other is told what is missing", async () => {
    await budget(tree.team.id, "9000");
    const by = await callerOf(tree.key);
    const both = await Promise.allSettled([search("tea", by), search("coffee", by)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const loser = both.find((each) => each.status === "rejected");
    expect(loser?.reason).toMatchObject({ kind: "payment_required" });
    const { message } = loser?.reason as Error;
    expect(message).toMatch(/^Growth has \$0\.0040 left of its \$0\.0090 for \w+\. Search the web/);
    expect(message).toContain("needs $0.0050. An admin of Growth can raise the budget:");
    expect(message.match(/https?:\S+/g)).toHaveLength(1);
    expect(await calls()).toContainEqual(
      expect.objectContaining({ outcome: "refused", detail: message, costMicros: "0" }),
    );
    expect(await searched()).toBe(1);
  });

  test("binds a person who tries the tool as well", async () => {
    await budget(tree.team.id, "0");
    await expect(search("coffee", tree.owner)).rejects.toMatchObject({ kind: "payment_required" });
  });

  test("of one integration leaves the others alone", async () => {
    await budget(tree.team.id, "0", { integration: "web-fetch" });
    expect(await search()).toMatchObject({ outcome: "done" });
  });
});

describe("a budget at which a person decides", () => {
  beforeEach(async () => {
    await giveCredit(tree.organizationId);
    await budget(tree.team.id, "5000", { atLimit: "park" });
    await search("the last that fits");
  });

  const approve = (by: Caller, approvalId: string) =>
    execute(decideApproval, by, { approvalId, decision: "approve" });

  test("parks the call, tells its admins, and runs it once one of them approves", async () => {
    expect(await standing()).toMatchObject({ status: "active" });
    const admin = await createPerson(tree.organizationId, tree.team.id, "admin");
    const parked = await search("too much");
    const approvalId = parked.approval?.id ?? "";
    expect(parked).toMatchObject({ outcome: "waiting", result: null });
    expect(parked.message).toMatch(
      /^Over budget: Growth has used its \$0\.0050 for \w+\. This takes \$0\.0050\. Search the web waits/,
    );
    expect(await search("too much")).toMatchObject({ callId: parked.callId });
    expect(await searched()).toBe(1);
    const told = (await execute(listNotifications, admin, {})).notifications;
    expect(told.filter(({ kind }) => kind === "approval_waiting")).toHaveLength(1);
    const seen = await execute(getApproval, admin, { approvalId });
    expect(seen).toMatchObject({ budget: { at: { name: "Growth" } }, can: { decide: true } });
    expect(seen.budget?.text).toContain("Growth has used");
    await approve(admin, approvalId);
    await carryOut(tree, approvalId);
    expect(await execute(getApproval, admin, { approvalId })).toMatchObject({ state: "done" });
    expect(await searched()).toBe(2);
    expect((await lines()).map(({ callId }) => callId)).toContain(parked.callId);
    expect((await calls()).find(({ id }) => id === parked.callId)).toMatchObject({
      outcome: "done",
      costMicros: "5000",
    });
    // That was one call: the next one waits again.
    expect(await search("more")).toMatchObject({ outcome: "waiting" });
  });

  test("is not decided by those who may only try the tool", async () => {
    const member = await createPerson(tree.organizationId, tree.project.id, "member");
    const lower = await createPerson(tree.organizationId, tree.project.id, "admin");
    const { approval } = await search("too much");
    const approvalId = approval?.id ?? "";
    for (const by of [member, lower]) {
      expect(await execute(getApproval, by, { approvalId })).toMatchObject({
        can: { decide: false },
        who: "Only an admin of Growth can do this.",
      });
      await expect(approve(by, approvalId)).rejects.toMatchObject({ kind: "forbidden" });
      expect((await execute(listApprovals, by, {})).waiting).toBe(0);
    }
    expect((await execute(listApprovals, tree.owner, {})).waiting).toBe(1);
  });

  test("an approval is for that budget alone: another one that has no room meanwhile refuses", async () => {
    const { approval, callId } = await search("too much");
    const approvalId = approval?.id ?? "";
    await approve(tree.owner, approvalId);
    await budget(tree.organizationId, "0", { integration: "web-search" });
    await carryOut(tree, approvalId);
    expect(await searched()).toBe(1);
    const ended = await execute(getApproval, tree.owner, { approvalId });
    expect(ended.state).toBe("voided");
    expect((await calls()).find(({ id }) => id === callId)).toMatchObject({ outcome: "voided" });
    expect(await pool()).toMatchObject({ reservedMicros: 0n });
  });

  test.each([
    ["lowered", { amountMicros: "4999", atLimit: "park" }],
    ["made to refuse", { amountMicros: "5000", atLimit: "refuse" }],
  ] as const)("%s meanwhile, what was approved is not carried out", async (_, changed) => {
    const { approval } = await search("too much");
    const approvalId = approval?.id ?? "";
    await approve(tree.owner, approvalId);
    await budget(tree.team.id, changed.amountMicros, { atLimit: changed.atLimit });
    await carryOut(tree, approvalId);
    expect(await searched()).toBe(1);
    expect(await execute(getApproval, tree.owner, { approvalId })).toMatchObject({
      state: "voided",
      detail: "A budget that it exceeds was lowered or refuses now.",
    });
  });

  test("raised meanwhile, but by too little, it is carried out as it was approved", async () => {
    const { approval } = await search("too much");
    const approvalId = approval?.id ?? "";
    await budget(tree.team.id, "5001", { atLimit: "park" });
    await approve(tree.owner, approvalId);
    await carryOut(tree, approvalId);
    expect(await searched()).toBe(2);
  });

  test("no person can allow what the pool has not, or what another budget refuses", async () => {
    await budget(tree.project.id, "5000", { atLimit: "refuse" });
    await expect(search("too much")).rejects.toMatchObject({ kind: "payment_required" });
    expect((await execute(listApprovals, tree.owner, {})).approvals).toEqual([]);
  });

  test("a person is refused, and not asked to ask themselves", async () => {
    await expect(search("too much", tree.owner)).rejects.toMatchObject({
      kind: "payment_required",
    });
  });

  test("moved away from it meanwhile, the call is called off", async () => {
    const { approval } = await search("too much");
    const approvalId = approval?.id ?? "";
    await execute(moveNode, tree.owner, { nodeId: tree.agent.id, parentId: tree.organizationId });
    await expect(approve(tree.owner, approvalId)).rejects.toThrow("scout was moved meanwhile.");
    expect(await searched()).toBe(1);
  });
});

test("the list of tools says what each of them costs", async () => {
  await giveCredit(tree.organizationId);
  const { groups } = await execute(listTools, await callerOf(tree.key), { nodeId: tree.agent.id });
  const found = groups[0]?.tools.find(({ name }) => name === paidTool);
  expect(found?.description).toContain(
    "Paid from the organization's credits: $0.0050 per search, the first 100 of each month free.",
  );
});

test("whoever looks at it is told once a paid call may have been the last, or was refused", async () => {
  await giveCredit(tree.organizationId, 9_000n);
  const told: Announcement[] = [];
  const stop = subscribeChanges((change) => {
    if (change === "gap" || change.organizationId !== tree.organizationId) return;
    if (change.what === "credits") told.push(change);
  });
  const by = await callerOf(tree.key);
  await search("coffee", by);
  await expect.poll(() => told.map(({ nodeIds }) => nodeIds)).toEqual([[tree.agent.id]]);
  await expect(search("tea", by)).rejects.toMatchObject({ kind: "payment_required" });
  await expect
    .poll(() => told.map(({ nodeIds }) => nodeIds))
    .toEqual([[tree.agent.id], [tree.organizationId]]);
  stop();
});
