import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { listActivity } from "@/lib/activity/list";
import { callFunction, inOrganization } from "@/lib/db";
import { blockIntegration } from "@/lib/installations/block";
import { installIntegration } from "@/lib/installations/install";
import { listIntegrations } from "@/lib/installations/list";
import type { Caller } from "@/lib/pipeline/actor";
import { execute } from "@/lib/pipeline/execute";
import type { PolicyEntry } from "@/lib/policies/policy-entry";
import { callerOf, setTestPolicies } from "@/lib/testing/asking-agent";
import { createPerson, createTestNode, createTree, type TestTree } from "@/lib/testing/fixtures";
import { createTestKey } from "@/lib/testing/keys";
import { forgetOutsideAccounts, type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { installAndConnect } from "@/lib/testing/removed-accounts";
import { callTool } from "./dispatch";
import { getToolCall } from "./get-call";
import { listTools } from "./list";
import { listToolCalls } from "./list-calls";
import { newCallId } from "./new-call-id";
import { toolsJson } from "./tools-json";

let sandbox: OwnSandbox;
let tree: TestTree;
let key: string;
let connectionId: string;

beforeAll(async () => {
  sandbox = await startOwnSandbox();
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await sandbox.reset();
  tree = await createTree();
  key = await createTestKey(tree.organizationId, tree.agent.id);
  connectionId = await installAndConnect(tree, { nodeId: tree.team.id, integration: "github" });
});
afterEach(() => forgetOutsideAccounts(tree.organizationId));

const tool = "github_list_organizations";
const issue = { repository: "acme/website", title: "Broken link" };

const callAs = (caller: Caller, name = tool, args: Record<string, unknown> = {}) =>
  execute(callTool, caller, { nodeId: tree.agent.id, tool: name, arguments: args });
const call = async (name = tool, args: Record<string, unknown> = {}) =>
  callAs(await callerOf(key), name, args);
const log = async (filter: Record<string, unknown> = {}) =>
  execute(listToolCalls, tree.owner, { nodeId: tree.organizationId, ...filter });
const policy = (value: PolicyEntry["value"], target = tool): PolicyEntry[] => [
  { scope: "tool", target, effect: "", value },
];

describe("an agent's call", () => {
  test("is on record with its key, request, policy, account and why that account", async () => {
    await setTestPolicies(tree, tree.team.id, policy("allow"));
    const caller = { ...(await callerOf(key)), requestId: "request-1" };
    const { callId, outcome } = await callAs(caller);
    expect(outcome).toBe("done");
    const { calls } = await log();
    expect(calls).toMatchObject([
      {
        id: callId,
        node: { id: tree.agent.id, name: "scout", path: tree.agent.path },
        by: { kind: "agent", id: tree.agent.id, name: "scout" },
        key: { id: caller.keyId, name: "test" },
        account: { id: connectionId, sandbox: true },
        rule: "default",
        policy: { value: "allow", at: { id: tree.team.id, name: "Growth" } },
        requestId: "request-1",
        costMicros: "0",
        outcome: "done",
      },
    ]);
    expect(await execute(getToolCall, caller, { callId })).toMatchObject({ id: callId });
  });

  test("is the same without what was read with its key", async () => {
    const { snapshot, ...plain } = await callerOf(key);
    expect(snapshot).toBeDefined();
    const [quick, slow] = [await call(), await callAs(plain)];
    const { calls } = await log();
    const bare = calls.map(({ id, createdAt, durationMs, requestId, ...rest }) => rest);
    expect(bare[0]).toEqual(bare[1]);
    expect(quick.result).toEqual(slow.result);
  });

  test("leaves no audit event: its record is the call", async () => {
    await call();
    const { events } = await execute(listActivity, tree.owner, { nodeId: tree.organizationId });
    expect(events.some(({ operation }) => operation === "call_tool")).toBe(false);
  });

  test("tells that its account was used, at most once a minute", async () => {
    const lastUsed = () =>
      inOrganization(tree.organizationId, async (tx) => {
        const row = await tx.connection.findFirstOrThrow({ where: { id: connectionId } });
        return row.lastUsedAt?.getTime();
      });
    await call();
    const first = await lastUsed();
    expect(first).toBeGreaterThan(0);
    await call();
    expect(await lastUsed()).toBe(first);
  });

  test("at another agent is not made, and that agent is not told of", async () => {
    const rover = await createTestNode(tree.organizationId, tree.team.id, "agent", "rover");
    const before = await sandbox.count();
    await expect(
      execute(callTool, await callerOf(key), { nodeId: rover.id, tool }),
    ).rejects.toMatchObject({ kind: "not_found" });
    expect(await sandbox.count()).toBe(before);
    expect((await log()).calls).toEqual([]);
  });

  test("after a block is refused, with the same key and at once", async () => {
    await call();
    const block = { nodeId: tree.agent.id, integration: "github" };
    await execute(blockIntegration, tree.owner, block);
    await expect(call()).rejects.toMatchObject({ kind: "conflict" });
    expect((await log()).calls[0]).toMatchObject({ outcome: "refused" });
  });
});

describe("policy", () => {
  test("deny: the tool is not listed to the agent, a call is refused, and the log names the node", async () => {
    await setTestPolicies(tree, tree.team.id, policy("deny"));
    const before = await sandbox.count();
    await expect(call()).rejects.toMatchObject({
      kind: "forbidden",
      message: expect.stringContaining("Growth") as string,
    });
    expect(await sandbox.count()).toBe(before);
    expect((await log()).calls).toMatchObject([
      { outcome: "refused", tool, policy: { value: "deny", at: { name: "Growth" } } },
    ]);
    const own = await execute(listTools, await callerOf(key), { nodeId: tree.agent.id });
    expect(own.groups[0]?.tools.map(({ name }) => name)).not.toContain(tool);
    const shown = await execute(listTools, tree.owner, { nodeId: tree.agent.id });
    expect(shown.groups[0]?.tools.find(({ name }) => name === tool)).toMatchObject({
      policy: { value: "deny", at: { id: tree.team.id } },
      isAvailable: true,
    });
    const { events } = await execute(listActivity, tree.owner, { nodeId: tree.agent.id });
    expect(events[0]).toMatchObject({ operation: "call_tool", outcome: "refused" });
  });

  test("binds agents, not people", async () => {
    await setTestPolicies(tree, tree.team.id, policy("deny"));
    expect(await callAs(tree.owner)).toMatchObject({ outcome: "done" });
    expect((await log()).calls[0]).toMatchObject({ policy: null, by: { kind: "person" } });
  });

  test("ask: nothing is sent, the call waits with where to decide, and asking again is the same", async () => {
    await setTestPolicies(tree, tree.team.id, policy("ask", "github_create_issue"));
    const before = await sandbox.count();
    const parked = await call("github_create_issue", issue);
    expect(parked).toMatchObject({
      outcome: "waiting",
      result: null,
      account: { id: connectionId },
      approval: { url: expect.stringContaining("/-/approvals/") as string },
      message: expect.stringContaining("waits for a person's approval") as string,
    });
    expect(await call("github_create_issue", issue)).toMatchObject({ callId: parked.callId });
    expect(await sandbox.count()).toBe(before);
    const { calls } = await log({ outcome: "waiting" });
    expect(calls).toMatchObject([
      { id: parked.callId, approvalId: parked.approval?.id, rule: "default" },
    ]);
  });

  test("a wrong argument of a tool that asks is said at once", async () => {
    await setTestPolicies(tree, tree.team.id, policy("ask", "github_create_issue"));
    await expect(call("github_create_issue", { title: "x", extra: 1 })).rejects.toMatchObject({
      kind: "invalid_input",
      fields: [{ pointer: "/arguments/extra", detail: "The tool takes no such argument." }],
    });
    expect((await log()).calls).toEqual([]);
  });
});

describe("the list of tools", () => {
  test("says to an agent from what came with its key just what the database says", async () => {
    await setTestPolicies(tree, tree.team.id, policy("ask"));
    const at = { nodeId: tree.project.id };
    await execute(installIntegration, tree.owner, { ...at, integration: "linear", settings: {} });
    await execute(installIntegration, tree.owner, { ...at, integration: "phone", settings: {} });
    await execute(blockIntegration, tree.owner, { ...at, integration: "notion", note: "Not yet" });
    const caller = await callerOf(key);
    const { snapshot: _, ...plain } = caller;
    const input = { nodeId: tree.agent.id };
    const said = await execute(listTools, caller, input);
    expect(said.groups.map(({ status }) => status)).toEqual(
      expect.arrayContaining(["active", "blocked", "needs_connection"]),
    );
    expect(said).toStrictEqual(await execute(listTools, plain, input));
    expect(JSON.parse(toolsJson(said))).toEqual(JSON.parse(JSON.stringify(said)));
    expect(await execute(listIntegrations, caller, input)).toStrictEqual(
      await execute(listIntegrations, plain, input),
    );
  });

  test("publishes what each tool takes and returns, and what it does to the world", async () => {
    const { groups } = await execute(listTools, await callerOf(key), { nodeId: tree.agent.id });
    const found = groups[0]?.tools.find(({ name }) => name === "github_create_issue");
    expect(found).toMatchObject({
      annotations: { readOnlyHint: false, destructiveHint: false, openWorldHint: true },
      inputSchema: { additionalProperties: false, required: ["title"] },
      outputSchema: { type: "object", additionalProperties: false },
      policy: { value: "allow", at: null },
    });
  });
});

describe("the call log", () => {
  test("is filtered by everything it shows, below a node or at it alone, page by page", async () => {
    const rover = await createTestNode(tree.organizationId, tree.organizationId, "agent", "rover");
    for (const name of [tool, "github_search_repositories", tool])
      await call(name, name === tool ? {} : { query: "website" });
    await expect(
      execute(callTool, tree.owner, { nodeId: rover.id, tool: "linear_list_teams" }),
    ).rejects.toMatchObject({ kind: "conflict" });
    const count = async (filter: Record<string, unknown>) => (await log(filter)).calls.length;
    expect(await count({})).toBe(4);
    expect(await count({ below: false })).toBe(0);
    expect(await count({ nodeId: tree.team.id })).toBe(3);
    expect(await count({ nodeId: rover.id })).toBe(1);
    expect(await count({ tool })).toBe(2);
    expect(await count({ integration: "linear" })).toBe(1);
    expect(await count({ outcome: "refused" })).toBe(1);
    expect(await count({ account: connectionId })).toBe(3);
    expect(await count({ by: tree.agent.id })).toBe(3);
    expect(await count({ by: tree.owner.actor.userId })).toBe(1);
    expect(await count({ to: "2020-01-01T00:00:00Z" })).toBe(0);
    expect(await count({ from: "2020-01-01T00:00:00Z" })).toBe(4);

    const first = await log({ limit: 3 });
    const second = await log({ limit: 3, cursor: first.nextCursor });
    const whole = (await log()).calls.map(({ id }) => id);
    expect([...first.calls, ...second.calls].map(({ id }) => id)).toEqual(whole);
    expect(second.nextCursor).toBeNull();
  });

  test("is for members of the place, and for the agent itself", async () => {
    const { callId } = await call();
    const viewer = await createPerson(tree.organizationId, tree.agent.id, "viewer");
    const nodeId = tree.agent.id;
    await expect(execute(listToolCalls, viewer, { nodeId })).rejects.toMatchObject({
      kind: "forbidden",
    });
    const { calls } = await execute(listToolCalls, await callerOf(key), { nodeId });
    expect(calls.map(({ id }) => id)).toEqual([callId]);
    const other = await createTree();
    await expect(execute(getToolCall, other.owner, { callId })).rejects.toMatchObject({
      kind: "not_found",
    });
  });
});

test("the statements of a call reach nothing of another organization", async () => {
  const other = await createTree();
  const begin = (values: object) =>
    callFunction<{ answer: unknown }>({
      name: "test_begin",
      text: "select begin_tool_call($1, $2) as answer",
      values: [
        other.organizationId,
        {
          id: newCallId(),
          node_id: other.agent.id,
          integration: "github",
          tool,
          actor_kind: "system",
          arguments_digest: "00",
          ...values,
        },
      ],
    });
  await expect(begin({ connection_id: connectionId })).resolves.toEqual([{ answer: null }]);
  await expect(begin({ node_id: tree.agent.id })).rejects.toThrow(/violates|foreign key/);
  const { callId } = await call();
  await callFunction({
    name: "test_end",
    text: "select end_tool_call($1, $2, null, $3)",
    values: [other.organizationId, callId, { outcome: "failed", detail: "x", duration_ms: 1 }],
  });
  expect((await log()).calls[0]).toMatchObject({ id: callId, outcome: "done" });
});

test.each([
  ["what may change something is on the disk before it is sent", false, "on"],
  ["nobody waits for the disk before a read is sent", true, "off"],
])("%s", async (_title, isRead, waits) => {
  const { organizationId, agent } = tree;
  const call = {
    ...{ id: newCallId(), node_id: agent.id, integration: "github", tool, is_read: isRead },
    ...{ actor_kind: "system", arguments_digest: "00" },
  };
  const settings = await inOrganization(organizationId, async (tx) => {
    // The database of the tests waits for no disk by itself.
    await tx.$executeRaw`set local synchronous_commit = on`;
    await tx.$queryRaw`select begin_tool_call(${organizationId}::uuid, ${call}::jsonb)`;
    return tx.$queryRaw`
      select current_setting('synchronous_commit') as commit, current_setting('plan_cache_mode') as plan`;
  });
  expect(settings).toEqual([{ commit: waits, plan: "auto" }]);
});

test("the statements of every request keep their plans", async () => {
  const functions = ["agent_snapshot", "token_holder", "begin_tool_call", "end_tool_call"];
  const rows = await callFunction<{ name: string; isKept: boolean | null }>({
    name: "test_kept_plans",
    text: `select proname as name, 'plan_cache_mode=force_generic_plan' = any (proconfig) as "isKept"
      from pg_proc where proname = any ($1) order by proname`,
    values: [functions],
  });
  expect(rows).toEqual(functions.toSorted().map((name) => ({ name, isKept: true })));
});
