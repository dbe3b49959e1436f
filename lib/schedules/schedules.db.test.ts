import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { decideApproval } from "@/lib/approvals/decide";
import { listApprovals } from "@/lib/approvals/list";
import { inOrganization } from "@/lib/db";
import { env } from "@/lib/env";
import { blockIntegration } from "@/lib/installations/block";
import { installIntegration } from "@/lib/installations/install";
import { unblockIntegration } from "@/lib/installations/unblock";
import type { Schedule } from "@/lib/integrations/manifest";
import { sweepOrganization } from "@/lib/jobs/sweep-organization";
import { runSchedule } from "@/lib/jobs/tasks/run-schedule";
import type { Worker } from "@/lib/jobs/worker";
import { inviteMembers } from "@/lib/members/invite";
import { execute } from "@/lib/pipeline/execute";
import { setPolicies } from "@/lib/policies/set";
import { connectAccount } from "@/lib/testing/connect";
import { createPerson, createTestNode, createTree, type TestTree } from "@/lib/testing/fixtures";
import { forgetOutsideAccounts, type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { startTestWorker } from "@/lib/testing/worker";
import { callTool } from "@/lib/tools/dispatch";
import { listToolCalls } from "@/lib/tools/list-calls";
import { listTools } from "@/lib/tools/list";
import { claimOccurrence } from "./claim";
import { deleteSchedules } from "./delete-schedules";

let sandbox: OwnSandbox;
let worker: Worker;
let tree: TestTree;
let repository: string;

beforeAll(async () => {
  sandbox = await startOwnSandbox();
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  worker = await startTestWorker();
});
afterAll(async () => {
  await worker.stop();
  await sandbox.close();
});
afterEach(async () => {
  const { organizationId, agent } = tree;
  // One of every minute would go on through the tests that follow.
  await inOrganization(organizationId, (tx) => deleteSchedules(tx, organizationId, [agent.id]));
  await forgetOutsideAccounts(organizationId);
});
beforeEach(async () => {
  await sandbox.reset();
  tree = await createTree();
  const nodeId = tree.team.id;
  for (const integration of ["scheduler", "github"])
    await execute(installIntegration, tree.owner, { nodeId, integration });
  await connectAccount(tree.owner, { nodeId, integration: "github" });
  const { result } = await call("github_search_repositories", { query: "website" });
  const [found] = (result as { repositories: { repository: string }[] }).repositories;
  repository = found?.repository ?? "";
});

const call = (tool: string, args: Record<string, unknown> = {}, nodeId = tree.agent.id) =>
  execute(callTool, tree.owner, { nodeId, tool, arguments: args });
const planned = (changes: Record<string, unknown> = {}) => ({
  name: "Report",
  tool: "github_create_issue",
  arguments: { repository, title: "Weekly report" },
  ...changes,
});
async function create(changes: Record<string, unknown>): Promise<Schedule> {
  const { result } = await call("scheduler_create_schedule", planned(changes));
  return (result as { schedule: Schedule }).schedule;
}
async function list(): Promise<Schedule[]> {
  const { result } = await call("scheduler_list_schedules");
  return (result as { schedules: Schedule[] }).schedules;
}
const setPaused = (schedule: string, paused: boolean) =>
  call("scheduler_pause_schedule", { schedule, paused });
const sent = async () =>
  (await sandbox.requests("api.github.com", `/repos/${repository}/issues`)).filter(
    ({ method }) => method === "POST",
  ).length;
/** As if its time had come `minutes` ago, without telling any worker. */
const letCome = (id: string, minutes = 1) =>
  inOrganization(tree.organizationId, (tx) =>
    tx.schedule.updateMany({
      where: { id },
      data: { nextRunAt: new Date(Date.now() - minutes * 60_000) },
    }),
  );
const run = (scheduleId: string, attempt = 1) =>
  runSchedule({ organizationId: tree.organizationId, scheduleId }, { attempt });
const soon = (ms: number) => new Date(Date.now() + ms).toISOString();
const every = { cron: "0 9 * * *", time_zone: "Europe/Berlin" };

describe("running", () => {
  test("a call planned once is made at its time, as the agent, and is on record as the agent's", async () => {
    const schedule = await create({ at: soon(2_000) });
    expect(schedule).toMatchObject({ paused: false, last_run_at: null, cron: null });
    await expect
      .poll(async () => (await list())[0]?.last_outcome, { timeout: 20_000, interval: 300 })
      .toBe("done");
    expect(await sent()).toBe(1);
    const [done] = await list();
    expect(done).toMatchObject({ next_run_at: null });
    const { calls } = await execute(listToolCalls, tree.owner, { nodeId: tree.agent.id });
    expect(calls.find(({ id }) => id === done?.last_call_id)).toMatchObject({
      tool: "github_create_issue",
      outcome: "done",
      by: { kind: "agent", id: tree.agent.id, name: "scout" },
    });
  });

  test("what was missed while nobody worked runs once, and then at its next time", async () => {
    const { id } = await create({ cron: "* * * * *" });
    await letCome(id, 100);
    await run(id);
    await run(id);
    expect(await sent()).toBe(1);
    const next = new Date((await list())[0]?.next_run_at ?? 0).getTime() - Date.now();
    expect(next).toBeGreaterThan(-1_000);
    expect(next).toBeLessThanOrEqual(60_000);
  });

  test("many workers at once send one occurrence once", async () => {
    const { id } = await create(every);
    await letCome(id);
    await Promise.all(Array.from({ length: 6 }, () => run(id)));
    expect(await sent()).toBe(1);
    expect(await list()).toMatchObject([{ last_outcome: "done" }]);
  });

  test("slow calls of one organization take two places of a worker, and the others wait", async () => {
    const ids = [];
    for (let index = 0; index < 4; index += 1) ids.push((await create(every)).id);
    await sandbox.control("POST", "/faults", {
      host: "api.github.com",
      method: "POST",
      kind: "slow",
      delayMs: 2_000,
    });
    await Promise.all(ids.map((id) => letCome(id)));
    const running = Promise.all(ids.map((id) => run(id)));
    const ended = async (outcome: string) =>
      (await list()).filter((each) => each.last_outcome === outcome).length;
    await expect.poll(() => ended("running")).toBe(2);
    await running;
    expect(await ended("done")).toBe(2);
    await sandbox.control("DELETE", "/faults");
    await expect.poll(() => ended("done"), { timeout: 20_000 }).toBe(4);
    expect(await sent()).toBe(4);
  }, 40_000);

  test("an occurrence whose worker died is unknown, and never sent again", async () => {
    const { id } = await create(every);
    await letCome(id);
    const claim = await inOrganization(tree.organizationId, (tx) =>
      claimOccurrence(tx, tree.organizationId, id),
    );
    expect(claim).toMatchObject({ id, tool: "github_create_issue" });
    expect(await list()).toMatchObject([{ last_outcome: "running" }]);
    await run(id, 2);
    expect(await sent()).toBe(0);
    const [schedule] = await list();
    expect(schedule?.last_outcome).toBe("unknown");
    expect(schedule?.next_run_at).not.toBeNull();
  });

  test.each([
    ["refused by the provider", { kind: "status", status: 422 }, "failed"],
    ["broken off", { kind: "reset" }, "unknown"],
  ])("a call that is %s is told, and the schedule goes on", async (_title, fault, outcome) => {
    const { id } = await create(every);
    const order = { host: "api.github.com", method: "POST", ...fault };
    await sandbox.control("POST", "/faults", order);
    await letCome(id);
    await run(id);
    const [schedule] = await list();
    expect(schedule).toMatchObject({ last_outcome: outcome, paused: false });
    expect(schedule?.last_call_id).not.toBeNull();
    expect(new Date(schedule?.next_run_at ?? 0).getTime()).toBeGreaterThan(Date.now());
  });

  test.each(["scheduler", "github"])(
    "when %s is no longer there for the agent it pauses with the reason, and can go on later",
    async (integration) => {
      const { id } = await create(every);
      const place = { nodeId: tree.agent.id, integration };
      await execute(blockIntegration, tree.owner, place);
      await letCome(id);
      await run(id);
      await execute(unblockIntegration, tree.owner, place);
      expect(await sent()).toBe(0);
      const [schedule] = await list();
      expect(schedule).toMatchObject({ paused: true, next_run_at: null });
      expect(schedule?.paused_reason).toMatch(/is blocked at scout/);
      await setPaused(id, false);
      await letCome(id);
      await run(id);
      expect(await sent()).toBe(1);
      expect(await list()).toMatchObject([{ paused: false, paused_reason: null }]);
    },
  );

  test("a call that policy asks about waits once, however often its time comes, and is sent once approved", async () => {
    const { organizationId, agent, owner } = tree;
    const policies = [{ scope: "all", effect: "write", value: "ask" } as const];
    await execute(setPolicies, owner, { nodeId: organizationId, policies });
    const { id } = await create(every);
    for (const hour of [1, 2]) {
      await letCome(id, hour * 60);
      await run(id);
      expect((await list())[0]).toMatchObject({ last_outcome: "waiting" });
    }
    expect(await sent()).toBe(0);
    const { approvals } = await execute(listApprovals, owner, { nodeId: agent.id });
    expect(approvals).toHaveLength(1);
    const [{ id: approvalId, callId } = { id: "", callId: null }] = approvals;
    expect((await list())[0]?.last_call_id).toBe(callId);
    await execute(decideApproval, owner, { approvalId, decision: "approve" });
    await expect.poll(sent, { timeout: 20_000, interval: 300 }).toBe(1);
  });

  test("what a person planned pauses when they may no longer run tools here", async () => {
    const { organizationId, agent } = tree;
    const member = await createPerson(organizationId, agent.id, "member");
    const input = { nodeId: agent.id, tool: "scheduler_create_schedule" };
    await execute(callTool, member, { ...input, arguments: planned(every) });
    const [{ id } = { id: "" }] = await list();
    await inOrganization(organizationId, (tx) =>
      tx.membership.deleteMany({ where: { userId: member.actor.userId } }),
    );
    await letCome(id);
    await run(id);
    expect(await sent()).toBe(0);
    const [paused] = await list();
    expect(paused).toMatchObject({ paused: true });
    expect(paused?.paused_reason).toMatch(/planned it/);
    await setPaused(id, false);
    await letCome(id);
    await run(id);
    expect(await sent(), "now somebody else answers for it").toBe(1);
  });

  test("a schedule that lost its job gets it back by sweeping", async () => {
    const { id } = await create(every);
    const queue = new pg.Client({ connectionString: env().ALFE_JOBS_DATABASE_URL });
    await queue.connect();
    const lost = await queue.query("delete from graphile_worker._private_jobs where key = $1", [
      `schedule:${id}`,
    ]);
    await queue.end();
    expect(lost.rowCount).toBe(1);
    await letCome(id);
    await sweepOrganization(tree.organizationId);
    await expect.poll(sent, { timeout: 10_000 }).toBe(1);
  });
});

describe("planning", () => {
  test.each([
    ["a tool that there is not", { tool: "github_do_magic" }, "/arguments/tool"],
    ["a tool of the scheduler", { tool: "scheduler_list_schedules" }, "/arguments/tool"],
    ["a tool that the agent does not have", { tool: "slack_send_message" }, "/arguments/tool"],
    ["arguments that the tool refuses", { arguments: {} }, "/arguments/arguments/title"],
    ["neither time nor pattern", { at: undefined }, "/arguments/at"],
    ["a time that has passed", { at: "2020-01-01T00:00:00Z" }, "/arguments/at"],
    ["seconds", { at: undefined, cron: "* * * * * *" }, "/arguments/cron"],
    ["a zone that there is not", { time_zone: "Mars/Olympus" }, "/arguments/time_zone"],
    [
      "an account out of reach",
      { account: "01900000-0000-7000-8000-000000000000" },
      "/arguments/account",
    ],
  ])("%s is refused, and nothing is planned", async (_title, changes, pointer) => {
    await expect(create({ at: soon(3_600_000), ...changes })).rejects.toMatchObject({
      kind: "invalid_input",
      fields: [expect.objectContaining({ pointer })],
    });
    expect(await list()).toEqual([]);
  });

  test("an agent has at most 100 schedules", async () => {
    const { organizationId, agent } = tree;
    const nextRunAt = new Date(Date.now() + 3_600_000);
    await inOrganization(organizationId, (tx) =>
      tx.schedule.createMany({
        data: Array.from({ length: 99 }, (_, index) => ({
          organizationId,
          nodeId: agent.id,
          name: String(index),
          tool: "github_create_issue",
          arguments: "",
          onceAt: nextRunAt,
          timeZone: "UTC",
          nextRunAt,
        })),
      }),
    );
    const both = await Promise.allSettled([create(every), create(every)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await list()).toHaveLength(100);
  });

  test("what the call says stands nowhere in clear", async () => {
    const { id } = await create({ ...every, arguments: { repository, title: "Top secret" } });
    const row = await inOrganization(tree.organizationId, (tx) =>
      tx.schedule.findFirstOrThrow({ where: { id } }),
    );
    expect(JSON.stringify(row)).not.toContain("Top secret");
    expect(JSON.stringify(await list())).not.toContain("Top secret");
  });
});

describe("changing", () => {
  test("a paused schedule does not run, and goes on from when it is resumed", async () => {
    const { id } = await create(every);
    await setPaused(id, true);
    expect(await list()).toMatchObject([{ paused: true, paused_reason: null, next_run_at: null }]);
    await run(id);
    expect(await sent()).toBe(0);
    await setPaused(id, false);
    const [schedule] = await list();
    expect(new Date(schedule?.next_run_at ?? 0).getTime()).toBeGreaterThan(Date.now());
  });

  test("a deleted schedule does not run", async () => {
    const { id } = await create({ at: soon(60_000) });
    await letCome(id);
    await call("scheduler_delete_schedule", { schedule: id });
    await run(id);
    expect(await sent()).toBe(0);
    expect(await list()).toEqual([]);
  });

  test("another agent sees and touches none of them", async () => {
    const { id } = await create(every);
    const other = await createTestNode(tree.organizationId, tree.project.id, "agent", "rover");
    const { result } = await call("scheduler_list_schedules", {}, other.id);
    expect(result).toEqual({ schedules: [] });
    for (const tool of ["scheduler_pause_schedule", "scheduler_delete_schedule"])
      await expect(call(tool, { schedule: id }, other.id)).rejects.toMatchObject({
        kind: "not_found",
      });
    expect(await list()).toMatchObject([{ id, paused: false }]);
  });

  test("whatever takes the agents their scheduler ends their schedules, and counts them", async () => {
    await create(every);
    const { id } = await create(every);
    const { organizationId, agent } = tree;
    const count = await inOrganization(organizationId, (tx) =>
      deleteSchedules(tx, organizationId, [agent.id]),
    );
    expect(count).toBe(2);
    await run(id);
    expect(await sent()).toBe(0);
  });
});

describe("an agent as a caller", () => {
  const asAgent = () => ({
    actor: { kind: "agent" as const, nodeId: tree.agent.id },
    organizationId: tree.organizationId,
  });

  test("calls its own tools, also those of the scheduler", async () => {
    const answer = await execute(callTool, asAgent(), {
      nodeId: tree.agent.id,
      tool: "scheduler_create_schedule",
      arguments: planned(every),
    });
    expect(answer).toMatchObject({ outcome: "done" });
  });

  test("calls no other agent's tools, and does nothing else", async () => {
    const other = await createTestNode(tree.organizationId, tree.project.id, "agent", "rover");
    const hidden = { kind: "not_found" };
    const tool = "github_list_organizations";
    for (const nodeId of [other.id, tree.project.id, tree.organizationId])
      await expect(execute(callTool, asAgent(), { nodeId, tool })).rejects.toMatchObject(hidden);
    for (const nodeId of [other.id, tree.project.id])
      await expect(execute(listTools, asAgent(), { nodeId })).rejects.toMatchObject(hidden);
    const invite = { nodeId: tree.agent.id, emails: ["eve@acme.test"], role: "viewer" };
    await expect(execute(inviteMembers, asAgent(), invite)).rejects.toMatchObject({
      kind: "forbidden",
    });
  });
});
