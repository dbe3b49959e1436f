import { createHash } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { finishConnectKey } from "@/lib/connections/finish-key";
import { listConnections } from "@/lib/connections/list";
import { startConnect } from "@/lib/connections/start";
import { inOrganization } from "@/lib/db";
import { getEffectiveIntegration } from "@/lib/installations/get";
import { installIntegration } from "@/lib/installations/install";
import { execute } from "@/lib/pipeline/execute";
import { connectAccount } from "@/lib/testing/connect";
import { createTree, type TestTree } from "@/lib/testing/fixtures";
import { forgetOutsideAccounts, type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { callTool } from "./dispatch";
import { getToolCall } from "./get-call";
import { listTools } from "./list";
import { listToolCalls } from "./list-calls";

let sandbox: OwnSandbox;
let tree: TestTree;

beforeAll(async () => {
  sandbox = await startOwnSandbox();
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterAll(() => sandbox.close());
afterEach(() => forgetOutsideAccounts(tree.organizationId));
beforeEach(async () => {
  await sandbox.reset();
  tree = await createTree();
});

async function connect(integration: string, nodeId = tree.team.id, account?: string) {
  if (nodeId === tree.team.id && account === undefined)
    await execute(installIntegration, tree.owner, { nodeId, integration });
  const choice = account === undefined ? {} : { account };
  return connectAccount(tree.owner, { nodeId, integration }, choice);
}

const call = (tool: string, args: Record<string, unknown> = {}, account?: string) =>
  execute(callTool, tree.owner, {
    nodeId: tree.agent.id,
    tool,
    arguments: args,
    ...(account !== undefined && { account }),
  });
const calls = async () =>
  (await execute(listToolCalls, tree.owner, { nodeId: tree.agent.id })).calls;
const statusOf = async (integration: string) =>
  (await execute(getEffectiveIntegration, tree.owner, { nodeId: tree.agent.id, integration }))
    .status;
const issue = { repository: "acme/website", title: "Broken link" };
const repositories = async () => {
  const { result } = await call("github_search_repositories", { query: "website" });
  return (result as { repositories: { repository: string }[] }).repositories;
};

describe("calling a tool", () => {
  test("it answers as the account, and the call is on record without its arguments", async () => {
    await connect("github");
    const [found] = await repositories();
    expect(found?.repository).toMatch(/\//);
    const result = await call("github_create_issue", { ...issue, repository: found?.repository });
    expect(result).toMatchObject({
      outcome: "done",
      truncated: false,
      account: { accountName: "octocat" },
      result: { title: "Broken link", state: "open" },
    });
    const [latest] = await calls();
    expect(latest).toMatchObject({
      id: result.callId,
      tool: "github_create_issue",
      outcome: "done",
      by: { kind: "person", name: "owner" },
    });
    expect(await execute(getToolCall, tree.owner, { callId: result.callId })).toEqual({
      ...latest,
      result: null,
      truncated: false,
    });
    expect(latest).toMatchObject({
      node: { id: tree.agent.id, name: "scout", path: tree.agent.path },
      rule: "default",
      policy: null,
      key: null,
      costMicros: "0",
      argumentsDigest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      resultDigest: createHash("sha256").update(JSON.stringify(result.result)).digest("hex"),
      resultBytes: JSON.stringify(result.result).length,
    });
    const stored = await inOrganization(tree.organizationId, async (tx) =>
      JSON.stringify(
        [
          await tx.toolCall.findMany({ where: { organizationId: tree.organizationId } }),
          await tx.auditEvent.findMany({ where: { organizationId: tree.organizationId } }),
        ],
        (_key, value: unknown) => (typeof value === "bigint" ? value.toString() : value),
      ),
    );
    expect(stored).toContain("github_create_issue");
    expect(stored).not.toContain("Broken link");
    const { own } = await execute(listConnections, tree.owner, { nodeId: tree.team.id });
    expect(own[0]?.lastUsedAt).not.toBeNull();
  });

  test("the list says which tools there are and why others are not", async () => {
    await execute(installIntegration, tree.owner, { nodeId: tree.team.id, integration: "github" });
    const before = await execute(listTools, tree.owner, { nodeId: tree.agent.id });
    expect(before.groups.map(({ integration }) => integration.id)).toEqual(["github"]);
    expect(before.groups[0]?.tools[0]).toMatchObject({
      isAvailable: false,
      reason: "GitHub has no account to use here. Connect one.",
      inputSchema: { type: "object" },
    });
    await connectAccount(tree.owner, { nodeId: tree.team.id, integration: "github" });
    const after = await execute(listTools, tree.owner, { nodeId: tree.agent.id });
    expect(after.groups[0]?.tools.every(({ isAvailable }) => isAvailable)).toBe(true);
    expect(after.groups[0]?.accounts).toMatchObject([{ accountName: "octocat", sandbox: true }]);
  });

  test("an absent tool is refused with what is missing, and the refusal is on record", async () => {
    const before = await sandbox.count();
    await expect(call("github_list_issues")).rejects.toMatchObject({
      kind: "conflict",
      message: "GitHub is not installed here or above. Install it first.",
    });
    expect(await calls()).toMatchObject([{ outcome: "refused", tool: "github_list_issues" }]);
    expect(await sandbox.count()).toBe(before);
    await expect(call("github_nonsense")).rejects.toMatchObject({ kind: "not_found" });
    await expect(
      execute(callTool, tree.owner, { nodeId: tree.team.id, tool: "github_list_issues" }),
    ).rejects.toMatchObject({ kind: "conflict" });
  });

  test("wrong arguments are named where they were sent, and nothing is called", async () => {
    await connect("github");
    const before = await sandbox.count();
    await expect(call("github_create_issue", { repository: "no" })).rejects.toMatchObject({
      kind: "invalid_input",
      fields: [{ pointer: "/arguments/repository" }, { pointer: "/arguments/title" }],
    });
    await expect(call("github_create_issue", { title: "x" })).rejects.toMatchObject({
      fields: [{ pointer: "/arguments/repository" }],
    });
    expect(await sandbox.count()).toBe(before);
  });

  test("only an account within reach can be named", async () => {
    await connect("github");
    const second = await connect("github", tree.team.id, "acme-bot");
    const named = await call("github_list_organizations", {}, second.connectionId ?? "");
    expect(named.account).toMatchObject({ accountName: "acme-bot" });
    const other = await createTree();
    await expect(call("github_list_organizations", {}, other.organizationId)).rejects.toMatchObject(
      { fields: [{ pointer: "/account" }] },
    );
  });

  test("what cannot be undone takes the account's name where there are several", async () => {
    const place = { nodeId: tree.team.id, integration: "stripe" };
    await execute(installIntegration, tree.owner, place);
    const ids: string[] = [];
    for (const apiKey of ["rk_sandbox_acme", "rk_sandbox_globex"]) {
      const { attemptId } = await execute(startConnect, tree.owner, place);
      const done = await execute(finishConnectKey, tree.owner, { attemptId, fields: { apiKey } });
      ids.push(done.connectionId ?? "");
    }
    const { result } = await call("stripe_list_charges");
    const { charges } = result as { charges: { id: string; status: string }[] };
    const charge = charges.find(({ status }) => status === "succeeded");
    const args = { charge: charge?.id, amount_cents: 100 };
    await expect(call("stripe_create_refund", args)).rejects.toMatchObject({
      kind: "invalid_input",
      fields: [{ pointer: "/account" }],
    });
    expect(await call("stripe_create_refund", args, ids[0])).toMatchObject({ outcome: "done" });
  });
});

describe("when the provider does not do as it should", () => {
  const api = { host: "api.github.com" };
  const fault = (order: Record<string, unknown>) =>
    sandbox.control("POST", "/faults", { ...api, ...order });

  test("a read is tried once more, and then it works", async () => {
    await connect("github");
    await fault({ kind: "reset", times: 1 });
    expect(await call("github_list_organizations")).toMatchObject({ outcome: "done" });
  });

  test("a write whose answer is lost is unknown, and never sent again", async () => {
    await connect("github");
    const [{ repository } = { repository: "" }] = await repositories();
    await fault({ kind: "reset", method: "POST" });
    const path = `/repos/${repository}/issues`;
    const result = await call("github_create_issue", { repository, title: "Once" });
    expect(result).toMatchObject({ outcome: "unknown", result: null });
    expect(result.message).toContain("not known");
    expect(await sandbox.requests(api.host, path)).toHaveLength(1);
    expect((await calls())[0]).toMatchObject({ outcome: "unknown" });
  });

  test.each([
    ["refused", { kind: "status", status: 422 }, "failed"],
    ["too many", { kind: "rate_limit" }, "failed"],
    ["broken off inside the provider", { kind: "status", status: 502 }, "unknown"],
    ["answered with garbage", { kind: "garbage" }, "unknown"],
  ])("a write that was %s is on record as what is known of it", async (_title, order, outcome) => {
    await connect("github");
    const [{ repository } = { repository: "" }] = await repositories();
    await fault({ ...order, method: "POST" });
    await call("github_create_issue", { repository, title: "Once" }).catch(() => undefined);
    expect((await calls())[0]).toMatchObject({ outcome });
  });

  test("a write that never left because the token could not be renewed has surely failed", async () => {
    await connect("linear");
    await inOrganization(tree.organizationId, (tx) =>
      tx.connection.updateMany({
        where: { organizationId: tree.organizationId },
        data: { tokenExpiresAt: new Date() },
      }),
    );
    await sandbox.control("POST", "/faults", {
      host: "api.linear.app",
      path: "/oauth/token",
      kind: "reset",
    });
    const args = { issue: "ENG-1", body: "Hello" };
    await call("linear_create_comment", args).catch(() => undefined);
    expect((await calls())[0]).toMatchObject({ tool: "linear_create_comment", outcome: "failed" });
  });

  test("being asked to slow down says when to come back, and keeps the account healthy", async () => {
    await connect("github");
    await fault({ kind: "rate_limit", retryAfterSeconds: 17, times: 1 });
    await expect(call("github_list_organizations")).rejects.toMatchObject({
      kind: "rate_limited",
      retryAfterSeconds: 17,
    });
    expect(await statusOf("github")).toBe("active");
    const before = await sandbox.count();
    await expect(call("github_list_organizations")).rejects.toMatchObject({
      kind: "rate_limited",
      retryAfterSeconds: expect.closeTo(17, -1) as number,
    });
    expect(await sandbox.count(), "it is left alone until then").toBe(before);
    expect(await repositories()).not.toEqual([]);
  });

  test("a moment that a provider asks for is waited for, in a read", async () => {
    await connect("github");
    await fault({ kind: "rate_limit", retryAfterSeconds: 1, times: 1 });
    const { outcome, durationMs } = await call("github_list_organizations");
    expect(outcome).toBe("done");
    expect(durationMs).toBeGreaterThan(900);
  });

  test("a read ends when nobody waits for it any more, and a write is seen through", async () => {
    await connect("github");
    const [{ repository } = { repository: "" }] = await repositories();
    await fault({ kind: "slow", delayMs: 1_500 });
    const leaving = (tool: string, args: Record<string, unknown>) =>
      execute(
        callTool,
        { ...tree.owner, signal: AbortSignal.timeout(300) },
        { nodeId: tree.agent.id, tool, arguments: args },
      );
    await expect(leaving("github_list_organizations", {})).rejects.toMatchObject({
      kind: "unavailable",
      message: expect.stringContaining("nobody waits") as string,
    });
    expect((await calls())[0]).toMatchObject({ outcome: "failed" });
    const written = await leaving("github_create_issue", { repository, title: "Seen through" });
    expect(written).toMatchObject({ outcome: "done", result: { title: "Seen through" } });
  });

  test.each([403, 404, 500])("a %s keeps the account healthy", async (status) => {
    await connect("github");
    await fault({ kind: "status", status });
    await expect(call("github_list_organizations")).rejects.toBeInstanceOf(Error);
    expect(await statusOf("github")).toBe("active");
    expect((await calls())[0]).toMatchObject({ outcome: "failed" });
  });

  test("a revoked grant stops the tools, and the account asks for a reconnect", async () => {
    await connect("github");
    const [grant] = await sandbox.grants("github");
    await sandbox.control("POST", `/grants/${grant?.id ?? ""}/revoke`);
    await expect(call("github_list_organizations")).rejects.toMatchObject({ kind: "conflict" });
    expect(await statusOf("github")).toBe("needs_reconnect");
    await expect(call("github_list_organizations")).rejects.toThrow("Reconnect it");
  });
});

describe("refreshing", () => {
  const tokenRequests = (host: string, path: string) => sandbox.requests(host, path);
  const due = () =>
    inOrganization(tree.organizationId, (tx) =>
      tx.connection.updateMany({
        where: { organizationId: tree.organizationId },
        data: { tokenExpiresAt: new Date() },
      }),
    );

  test.each([
    ["gmail", "gmail_list_labels", "oauth2.googleapis.com", "/token"],
    ["linear", "linear_list_issues", "api.linear.app", "/oauth/token"],
    ["notion", "notion_search_pages", "api.notion.com", "/v1/oauth/token"],
  ])("%s: ten calls at once renew the token once", async (integration, tool, host, path) => {
    await connect(integration);
    await due();
    const before = (await tokenRequests(host, path)).length;
    const results = await Promise.all(Array.from({ length: 10 }, () => call(tool)));
    expect(results.map(({ outcome }) => outcome)).toEqual(Array(10).fill("done"));
    expect(await tokenRequests(host, path)).toHaveLength(before + 1);
    expect(await statusOf(integration)).toBe("active");
  });

  test("a token that died before its time is renewed after one refusal", async () => {
    await connect("linear");
    await sandbox.control("POST", "/expire-tokens", { provider: "linear" });
    expect(await call("linear_list_issues")).toMatchObject({ outcome: "done" });
    expect(await tokenRequests("api.linear.app", "/oauth/token")).toHaveLength(2);
  });

  test("a grant that is gone makes the account broken, once and for all", async () => {
    await connect("linear");
    const [grant] = await sandbox.grants("linear");
    await sandbox.control("POST", `/grants/${grant?.id ?? ""}/revoke`);
    await due();
    await expect(call("linear_list_issues")).rejects.toMatchObject({ kind: "conflict" });
    expect(await statusOf("linear")).toBe("needs_reconnect");
  });

  test("a token endpoint that is down breaks nothing", async () => {
    await connect("linear");
    await due();
    await sandbox.control("POST", "/faults", {
      host: "api.linear.app",
      path: "/oauth/token",
      kind: "status",
      status: 503,
    });
    await expect(call("linear_list_issues")).rejects.toMatchObject({ kind: "unavailable" });
    expect(await statusOf("linear")).toBe("active");
  });
});
