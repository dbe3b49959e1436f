import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { inOrganization } from "@/lib/db";
import { listNotifications } from "@/lib/notifications/list";
import type { Caller } from "@/lib/pipeline/actor";
import { execute } from "@/lib/pipeline/execute";
import { api } from "@/lib/testing/api";
import {
  type AskingTree,
  callerOf,
  carryOut,
  createAskingTree,
  issuesOpened,
  setTestPolicies,
  storedApproval,
} from "@/lib/testing/asking-agent";
import { createPerson, createTestNode, type TestPerson } from "@/lib/testing/fixtures";
import { createTestKey, createTestToken } from "@/lib/testing/keys";
import { forgetOutsideAccounts, type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { callTool } from "@/lib/tools/dispatch";
import { getToolCall } from "@/lib/tools/get-call";
import { decideApproval } from "./decide";
import { endOverdue } from "./end-overdue";
import { getApproval } from "./get";
import { listApprovals } from "./list";
import { requestApproval } from "./request";
import { sweepApprovals } from "./sweep";

let sandbox: OwnSandbox;
let tree: AskingTree;
let agent: Caller;
let member: TestPerson;

beforeAll(async () => {
  sandbox = await startOwnSandbox();
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await sandbox.reset();
  tree = await createAskingTree();
  agent = await callerOf(tree.key);
  member = await createPerson(tree.organizationId, tree.project.id, "member");
});
afterEach(() => forgetOutsideAccounts(tree.organizationId));

const repository = "acme/website";
const issue = { repository, title: "Broken <b>link</b>", body: "It leads nowhere." };
const opened = () => issuesOpened(sandbox, repository);

const call = (by: Caller = agent, args: Record<string, unknown> = issue) =>
  execute(callTool, by, { nodeId: tree.agent.id, tool: "github_create_issue", arguments: args });

/** Parks a call; returns its approval. */
async function park(): Promise<{ approvalId: string; callId: string }> {
  const { outcome, approval, callId } = await call();
  expect(outcome).toBe("waiting");
  return { approvalId: approval?.id ?? "", callId };
}

const decide = (by: Caller, approvalId: string, decision: "approve" | "decline", note = "") =>
  execute(decideApproval, by, { approvalId, decision, note });
const callOf = (callId: string) => execute(getToolCall, agent, { callId });

describe("a call that policy asks about", () => {
  test("waits and sends nothing, and the same again is the same request", async () => {
    const first = await call();
    expect(first).toMatchObject({ outcome: "waiting", result: null });
    expect(first.approval?.url).toContain(`/-/approvals/${first.approval?.id ?? ""}`);
    const reordered = { body: issue.body, title: issue.title, repository };
    expect(await call(agent, reordered)).toMatchObject({
      callId: first.callId,
      approval: { id: first.approval?.id },
    });
    const other = await call(agent, { ...issue, title: "Another" });
    expect(other.approval?.id).not.toBe(first.approval?.id);
    expect(await opened()).toBe(0);
    expect(await callOf(first.callId)).toMatchObject({
      outcome: "waiting",
      approvalId: first.approval?.id,
      policy: { value: "ask", at: { name: "acme" } },
    });
  });

  test("of twenty at the same moment there is one", async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => call()));
    expect(new Set(all.map(({ callId }) => callId)).size).toBe(1);
    const { approvals } = await execute(listApprovals, member, {});
    expect(approvals).toHaveLength(1);
  });

  test("is shown to people with all that will be sent, and told to those nearest who may decide", async () => {
    const { approvalId } = await park();
    expect(await execute(getApproval, member, { approvalId })).toMatchObject({
      state: "waiting",
      kind: "call",
      agent: { name: "scout" },
      tool: { name: "github_create_issue", effect: "write" },
      account: { accountName: "octocat", sandbox: true },
      arguments: issue,
      policy: { at: { name: "acme" } },
      can: { decide: true },
      who: "You can do this.",
      result: null,
    });
    const { notifications } = await execute(listNotifications, member, {});
    expect(notifications[0]).toMatchObject({ kind: "approval_waiting" });
    expect(notifications[0]?.text).toContain("scout wants to create an issue at GitHub");
    expect((await execute(listNotifications, tree.owner, {})).notifications).toEqual([]);
  });

  test("lies sealed in the database", async () => {
    const { approvalId } = await park();
    const row = await storedApproval(tree, approvalId);
    const text = Buffer.concat([Buffer.from(JSON.stringify(row)), row.digest]).toString("latin1");
    expect(text).not.toContain("Broken");
    expect(text).not.toContain("nowhere");
  });

  test("a viewer sees that it waits, but not with what", async () => {
    const viewer = await createPerson(tree.organizationId, tree.project.id, "viewer");
    const { approvalId } = await park();
    expect(await execute(getApproval, viewer, { approvalId })).toMatchObject({
      arguments: null,
      can: { decide: false },
      who: "A member of scout can do this.",
    });
    await expect(decide(viewer, approvalId, "approve")).rejects.toMatchObject({
      kind: "forbidden",
    });
    expect(await execute(listApprovals, viewer, {})).toMatchObject({ waiting: 0 });
  });

  test("approved by a person it is sent once, and the agent fetches what came of it", async () => {
    const { approvalId, callId } = await park();
    const approved = await decide(member, approvalId, "approve", "Go on");
    expect(approved).toMatchObject({
      state: "approved",
      decidedBy: { id: member.actor.userId },
      can: { decide: false },
    });
    expect(await opened()).toBe(0);
    await carryOut(tree, approvalId);
    expect(await opened()).toBe(1);
    const result = { title: issue.title, state: "open" };
    expect(await callOf(callId)).toMatchObject({ outcome: "done", result });
    expect(await execute(getApproval, agent, { approvalId })).toMatchObject({
      state: "done",
      note: "Go on",
      result: { result },
    });
    // Whoever decided sees that it is done; what came of it is the agent's.
    const seen = await execute(getApproval, member, { approvalId });
    expect(seen).toMatchObject({ state: "done", result: null });
    expect(seen.durationMs).toBeGreaterThanOrEqual(0);
    for (const attempt of [1, 2, 3]) await carryOut(tree, approvalId, attempt);
    expect(await opened()).toBe(1);
    expect(await callOf(callId)).toMatchObject({ outcome: "done" });
  });

  test("of several workers at once one sends it", async () => {
    const { approvalId } = await park();
    await decide(member, approvalId, "approve");
    await Promise.all(Array.from({ length: 6 }, () => carryOut(tree, approvalId)));
    expect(await opened()).toBe(1);
    expect(await storedApproval(tree, approvalId)).toMatchObject({ state: "done" });
  });

  test("declined it is never sent, and the agent reads why", async () => {
    const { approvalId, callId } = await park();
    await decide(member, approvalId, "decline", "Not in public");
    await carryOut(tree, approvalId);
    expect(await callOf(callId)).toMatchObject({ outcome: "declined", detail: "Not in public" });
    expect(await opened()).toBe(0);
    await expect(decide(tree.owner, approvalId, "approve")).rejects.toThrow(
      /^Already declined by member, \d s ago\.$/,
    );
    // Asking anew is a new request.
    expect((await call()).approval?.id).not.toBe(approvalId);
  });

  test("of two people who decide at the same moment one does, and the other is told who", async () => {
    const { approvalId } = await park();
    const both = await Promise.allSettled([
      decide(member, approvalId, "approve"),
      decide(tree.owner, approvalId, "decline"),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const loser = both.find((each) => each.status === "rejected");
    expect(loser?.reason).toMatchObject({ kind: "conflict", message: /^Already / });
  });

  test("expires when nobody decides in time, whether or not a worker notes it", async () => {
    const { approvalId, callId } = await park();
    await inOrganization(tree.organizationId, (tx) =>
      tx.approval.updateMany({
        where: { organizationId: tree.organizationId, id: approvalId },
        data: { expiresAt: new Date(Date.now() - 1_000) },
      }),
    );
    expect(await execute(getApproval, agent, { approvalId })).toMatchObject({ state: "expired" });
    expect(await execute(listApprovals, member, {})).toMatchObject({ approvals: [], waiting: 0 });
    await expect(decide(member, approvalId, "approve")).rejects.toThrow("It expired.");
    await endOverdue(tree.organizationId, approvalId);
    await carryOut(tree, approvalId);
    expect(await opened()).toBe(0);
    expect(await callOf(callId)).toMatchObject({ outcome: "expired" });
  });

  test("approved, but not carried out for hours, it expires too", async () => {
    const { approvalId, callId } = await park();
    await decide(member, approvalId, "approve");
    const longAgo = new Date(Date.now() - 5 * 3_600_000);
    await inOrganization(tree.organizationId, (tx) =>
      tx.approval.updateMany({
        where: { organizationId: tree.organizationId, id: approvalId },
        data: { expiresAt: longAgo, decidedAt: longAgo },
      }),
    );
    await carryOut(tree, approvalId);
    expect(await opened()).toBe(0);
    expect(await callOf(callId)).toMatchObject({ outcome: "expired" });
  });

  test("a call that was asked for long ago and runs now is running, not broken off", async () => {
    const { approvalId, callId } = await park();
    const { organizationId } = tree;
    await inOrganization(organizationId, async (tx) => {
      const createdAt = new Date(Date.now() - 3_600_000);
      await tx.toolCall.updateMany({
        where: { organizationId, id: callId },
        data: { createdAt, outcome: "running" },
      });
      await tx.approval.updateMany({
        where: { organizationId, id: approvalId },
        data: { startedAt: new Date() },
      });
    });
    expect(await callOf(callId)).toMatchObject({ outcome: "running" });
  });

  test("what came of it is forgotten after a day", async () => {
    const { approvalId, callId } = await park();
    await decide(member, approvalId, "approve");
    await carryOut(tree, approvalId);
    await inOrganization(tree.organizationId, (tx) =>
      tx.approval.updateMany({
        where: { organizationId: tree.organizationId, id: approvalId },
        data: { endedAt: new Date(Date.now() - 25 * 3_600_000) },
      }),
    );
    expect(await callOf(callId)).toMatchObject({ outcome: "done", result: null });
    await sweepApprovals(tree.organizationId);
    expect((await storedApproval(tree, approvalId)).result).toBeNull();
  });

  test("one agent's fifty-first request waits for a decision before it may wait", async () => {
    const { approvalId } = await park();
    const { id: _id, createdAt: _createdAt, ...row } = await storedApproval(tree, approvalId);
    await inOrganization(tree.organizationId, (tx) =>
      tx.approval.createMany({
        data: Array.from({ length: 49 }, (_, index) => ({
          ...row,
          id: randomUUID(),
          digest: new Uint8Array(32).fill(index),
          circumstances: new Uint8Array(32),
        })),
      }),
    );
    await expect(call(agent, { ...issue, title: "One more" })).rejects.toMatchObject({
      kind: "conflict",
    });
    expect((await call()).approval?.id).toBe(approvalId);
  });

  test("what is too long for a person to read is asked of nobody", async () => {
    await expect(call(agent, { ...issue, body: "x".repeat(60_000) })).rejects.toMatchObject({
      kind: "invalid_input",
    });
    expect(await execute(listApprovals, member, {})).toMatchObject({ approvals: [] });
  });

  test("text that is not Unicode is refused, because nobody could see what it is", async () => {
    await expect(call(agent, { ...issue, title: "half \ud83d" })).rejects.toMatchObject({
      kind: "invalid_input",
    });
  });
});

describe("only people approve", () => {
  test("no key of any agent decides, neither the one that asked nor another", async () => {
    const { approvalId } = await park();
    const second = await createTestKey(tree.organizationId, tree.agent.id);
    const neighbour = await createTestNode(tree.organizationId, tree.project.id, "agent", "rival");
    const others = await createTestKey(tree.organizationId, neighbour.id);
    for (const token of [tree.key, second, others]) {
      const answer = await api({ token }).post(`/approvals/${approvalId}`, { decision: "approve" });
      expect([403, 404]).toContain(answer.status);
      await expect(decide(await callerOf(token), approvalId, "approve")).rejects.toMatchObject({
        kind: token === others ? "not_found" : "forbidden",
      });
    }
    await expect(decide(tree.system, approvalId, "approve")).rejects.toMatchObject({
      kind: "forbidden",
    });
    expect(await storedApproval(tree, approvalId)).toMatchObject({ state: "waiting" });
    expect(await opened()).toBe(0);
  });

  test("a person's own token decides, as the person", async () => {
    const { approvalId } = await park();
    const token = await createTestToken(member);
    const answer = await api({ token }).post(`/approvals/${approvalId}`, { decision: "approve" });
    expect(answer).toMatchObject({ status: 200, body: { state: "approved" } });
  });

  test("a browser session decides nothing over REST", async () => {
    const { approvalId } = await park();
    const path = `/approvals/${approvalId}?organization=${tree.organizationId}`;
    const answer = await api({ session: member }).post(path, { decision: "approve" });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await storedApproval(tree, approvalId)).toMatchObject({ state: "waiting" });
  });

  test("other agents and other organizations do not even learn of it", async () => {
    const { approvalId } = await park();
    const neighbour = await createTestNode(tree.organizationId, tree.project.id, "agent", "rival");
    const rival = await callerOf(await createTestKey(tree.organizationId, neighbour.id));
    await expect(execute(getApproval, rival, { approvalId })).rejects.toMatchObject({
      kind: "not_found",
    });
    expect(await execute(listApprovals, rival, {})).toMatchObject({ approvals: [] });
    expect((await execute(listApprovals, agent, {})).approvals).toHaveLength(1);
  });
});

describe("an approval cannot be used for anything else", () => {
  /** As if the agent could say itself that something was approved. */
  const forge = (approvalId: string, args: Record<string, unknown> = issue) =>
    call({ ...agent, approvalId }, args);

  test("not before it is given, not after it was used, not for other arguments, not while it runs", async () => {
    const { approvalId } = await park();
    await expect(forge(approvalId)).rejects.toMatchObject({ kind: "conflict" });
    await decide(member, approvalId, "approve");
    await expect(forge(approvalId)).rejects.toMatchObject({ kind: "conflict" });
    await carryOut(tree, approvalId);
    await expect(forge(approvalId)).rejects.toMatchObject({ kind: "conflict" });
    await inOrganization(tree.organizationId, (tx) =>
      tx.approval.updateMany({
        where: { organizationId: tree.organizationId, id: approvalId },
        data: { state: "running" },
      }),
    );
    await expect(forge(approvalId, { ...issue, title: "Other" })).rejects.toMatchObject({
      kind: "conflict",
    });
    await expect(forge(approvalId)).rejects.toMatchObject({ kind: "conflict" });
    expect(await opened()).toBe(1);
  });

  test("a row that was changed in the database opens for nobody", async () => {
    const { approvalId } = await park();
    const other = (await call(agent, { ...issue, title: "Other" })).approval?.id ?? "";
    await inOrganization(tree.organizationId, async (tx) => {
      const { arguments: text } = await tx.approval.findFirstOrThrow({
        where: { organizationId: tree.organizationId, id: other },
      });
      await tx.approval.updateMany({
        where: { organizationId: tree.organizationId, id: approvalId },
        data: { arguments: text },
      });
    });
    await expect(decide(member, approvalId, "approve")).rejects.toThrow();
    expect(await storedApproval(tree, approvalId)).toMatchObject({ state: "waiting" });
  });
});

describe("asking ahead", () => {
  const ask = (input: object, by: Caller = agent) =>
    execute(requestApproval, by, { nodeId: tree.agent.id, ...input });
  const wanted = { tool: "github_create_issue", arguments: issue };

  test("an agent says why, and its call is made once a person approves", async () => {
    const approval = await ask({ ...wanted, reason: "A customer found it" });
    expect(approval).toMatchObject({ state: "waiting", reason: "A customer found it" });
    // Calling it meanwhile is the same request.
    expect((await call()).approval?.id).toBe(approval.id);
    await decide(member, approval.id, "approve");
    await carryOut(tree, approval.id);
    expect(await opened()).toBe(1);
  });

  test("is a conflict where nothing has to be asked, and refused where it is denied", async () => {
    await expect(ask({ tool: "github_list_issues" })).rejects.toMatchObject({ kind: "conflict" });
    await setTestPolicies(tree, tree.team.id, [
      { scope: "tool", target: "github_create_issue", effect: "", value: "deny" },
    ]);
    await expect(ask(wanted)).rejects.toMatchObject({
      kind: "forbidden",
      message: expect.stringContaining("Growth") as string,
    });
    await expect(ask(wanted, tree.owner)).rejects.toMatchObject({ kind: "conflict" });
  });
});

describe("the list", () => {
  test("counts what the viewer can decide, filters by place, and goes on page by page", async () => {
    const ids: string[] = [];
    for (const title of ["One", "Two", "Three"])
      ids.push((await call(agent, { ...issue, title })).approval?.id ?? "");
    const page = await execute(listApprovals, member, { limit: 2 });
    expect(page).toMatchObject({ waiting: 3 });
    expect(page.approvals.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    const rest = await execute(listApprovals, member, { limit: 2, cursor: page.nextCursor ?? "" });
    expect(rest.approvals.map(({ id }) => id)).toEqual(ids.slice(2));
    expect(rest.nextCursor).toBeNull();
    for (const id of ids) await decide(member, id, "decline");
    const decided = await execute(listApprovals, member, { state: "decided", limit: 2 });
    expect(decided).toMatchObject({ waiting: 0 });
    expect(decided.approvals.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    const last = await execute(listApprovals, member, {
      state: "decided",
      cursor: decided.nextCursor ?? "",
    });
    expect(last.approvals.map(({ id }) => id)).toEqual([ids[0]]);
    const elsewhere = await createTestNode(tree.organizationId, tree.organizationId, "team", "Ops");
    const there = { nodeId: elsewhere.id, state: "decided" } as const;
    expect(await execute(listApprovals, tree.owner, there)).toMatchObject({ approvals: [] });
  });

  test("says how many like it were approved this week", async () => {
    const first = await park();
    await decide(member, first.approvalId, "approve");
    await carryOut(tree, first.approvalId);
    const { approvalId } = await park();
    expect(await execute(getApproval, member, { approvalId })).toMatchObject({
      similarThisWeek: 1,
    });
  });
});
