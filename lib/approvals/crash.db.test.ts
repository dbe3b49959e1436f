import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type CrashPoint, crashPoints } from "@/lib/crash-point";
import type { AppError } from "@/lib/errors";
import { configureIntegration } from "@/lib/installations/configure";
import { installIntegration } from "@/lib/installations/install";
import { getEffectiveIntegration } from "@/lib/installations/get";
import { startWorker } from "@/lib/jobs/worker";
import { execute } from "@/lib/pipeline/execute";
import {
  type AskingTree,
  callerOf,
  createAskingTree,
  issuesOpened,
  setTestPolicies,
  storedApproval,
} from "@/lib/testing/asking-agent";
import { forgetOutsideAccounts, type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { useOwnDatabase } from "@/lib/testing/own-database";
import { startProcess, type TestProcess } from "@/lib/testing/process";
import { callTool } from "@/lib/tools/dispatch";
import { getToolCall } from "@/lib/tools/get-call";
import { decideApproval } from "./decide";

useOwnDatabase();

let sandbox: OwnSandbox;
let tree: AskingTree;

beforeAll(async () => {
  sandbox = await startOwnSandbox();
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterAll(() => sandbox.close());
afterEach(() => forgetOutsideAccounts(tree.organizationId));
beforeEach(async () => {
  await sandbox.reset();
  tree = await createAskingTree();
});

const repository = "acme/website";
const worker = { concurrency: 2, releaseEveryMs: 1_000 };

async function park(): Promise<{ approvalId: string; callId: string }> {
  const { approval, callId } = await execute(callTool, await callerOf(tree.key), {
    nodeId: tree.agent.id,
    tool: "github_create_issue",
    arguments: { repository, title: "Broken link" },
  });
  return { approvalId: approval?.id ?? "", callId };
}

const approve = (approvalId: string) =>
  execute(decideApproval, tree.owner, { approvalId, decision: "approve" });
const stateOf = async (approvalId: string) => (await storedApproval(tree, approvalId)).state;
const callOf = async (callId: string) => execute(getToolCall, await callerOf(tree.key), { callId });

/** Works in a process that dies at a point on its way. */
async function workUntilItDies(point: CrashPoint): Promise<void> {
  const dying = await startProcess({ ALFE_CRASH_AT: point });
  await dying.ask("work", worker);
  expect(await dying.ended).toBe("SIGKILL");
  expect(dying.log()).toContain(`crash point ${point}`);
}

/** Works on in another process until a request has ended, and for a while longer. */
async function workOn(approvalId: string): Promise<void> {
  let process: TestProcess | undefined;
  try {
    process = await startProcess();
    await process.ask("work", worker);
    const over = ["done", "failed", "unknown", "voided"];
    await expect
      .poll(() => stateOf(approvalId), { timeout: 60_000, interval: 250 })
      .toSatisfy((state: string) => over.includes(state));
    await sleep(1_500);
  } finally {
    await process?.kill();
  }
}

test("a parked call outlasts every process: it is decided in one and sent once by another", async () => {
  const { approvalId, callId } = await park();
  const killed = await startProcess();
  await killed.ask("work", worker);
  await killed.kill();
  await approve(approvalId);
  expect(await stateOf(approvalId)).toBe("approved");
  await workOn(approvalId);
  expect(await callOf(callId)).toMatchObject({
    outcome: "done",
    result: { title: "Broken link", state: "open" },
  });
  expect(await issuesOpened(sandbox, repository)).toBe(1);
}, 120_000);

const points = crashPoints.filter((point) => point.startsWith("approval:"));

test.each(points)(
  "killed at %s, it is never sent again, and its outcome is unknown unless it was noted",
  async (point) => {
    const { approvalId, callId } = await park();
    await approve(approvalId);
    await workUntilItDies(point);
    const sent = point === "approval:after_call" ? 1 : 0;
    expect(await issuesOpened(sandbox, repository)).toBe(sent);
    await workOn(approvalId);
    expect(await issuesOpened(sandbox, repository)).toBe(sent);
    // A call that noted its own end before the process died is known, though what it returned is lost.
    const known = sent === 1 ? "done" : "unknown";
    expect(await stateOf(approvalId)).toBe(known);
    expect(await callOf(callId)).toMatchObject({ outcome: known, result: null });
    await expect(approve(approvalId)).rejects.toMatchObject({ kind: "conflict" });
  },
  120_000,
);

test("killed before an approved change of the agent itself was made, it is not made, and says so", async () => {
  const { organizationId, agent, owner } = tree;
  await execute(installIntegration, owner, { nodeId: agent.id, integration: "github" });
  await setTestPolicies(tree, organizationId, [
    { scope: "self", target: "configure", effect: "", value: "ask" },
  ]);
  const change = { nodeId: agent.id, integration: "github", settings: { base_branch: "next" } };
  const asked = await execute(configureIntegration, await callerOf(tree.key), change).then(
    () => undefined,
    (error: unknown) => (error as AppError).approval?.id,
  );
  await approve(asked ?? "");
  await workUntilItDies("approval:after_claim");
  await workOn(asked ?? "");
  expect(await storedApproval(tree, asked ?? "")).toMatchObject({
    state: "failed",
    detail: "It broke off before anything was changed. Ask again.",
  });
  const { settings } = await execute(getEffectiveIntegration, owner, {
    nodeId: agent.id,
    integration: "github",
  });
  expect(settings.find(({ key }) => key === "base_branch")?.value ?? null).toBeNull();
}, 120_000);

test("a worker that runs carries out what is approved, without anybody asking for it", async () => {
  const { approvalId, callId } = await park();
  const running = await startWorker({ ...worker, sweeps: false });
  try {
    await approve(approvalId);
    await expect.poll(() => stateOf(approvalId), { timeout: 30_000 }).toBe("done");
  } finally {
    await running.stop();
  }
  expect(await callOf(callId)).toMatchObject({ outcome: "done" });
}, 60_000);
