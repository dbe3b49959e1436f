import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from "vitest";
import { decideApproval } from "@/lib/approvals/decide";
import { listApprovals } from "@/lib/approvals/list";
import { execute } from "@/lib/pipeline/execute";
import { startApiServer } from "@/lib/testing/api-server";
import {
  type AskingTree,
  carryOut,
  createAskingTree,
  issuesOpened,
  setTestPolicies,
} from "@/lib/testing/asking-agent";
import { connectModern } from "@/lib/testing/mcp-client";
import { forgetOutsideAccounts, type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";

let sandbox: OwnSandbox;
let server: Awaited<ReturnType<typeof startApiServer>>;
let tree: AskingTree;
let agent: Awaited<ReturnType<typeof connectModern>>;

beforeAll(async () => {
  sandbox = await startOwnSandbox();
  server = await startApiServer();
});

beforeEach(async () => {
  tree = await createAskingTree();
  agent = await connectModern(`${server.url}/mcp`, tree.key);
});

afterEach(async () => {
  await agent.close();
  await forgetOutsideAccounts(tree.organizationId);
  await sandbox.reset();
});

afterAll(async () => {
  await server.close();
  await sandbox.close();
});

const repository = "acme/website";
const issue = { repository, title: "From scout" };
const open = () => agent.call("github_create_issue", issue);

const decide = (approvalId: string, decision: "approve" | "decline", note = "") =>
  execute(decideApproval, tree.owner, { approvalId, decision, note });

const waiting = async (): Promise<string> => {
  const { approvals } = await execute(listApprovals, tree.owner, { nodeId: tree.agent.id });
  return approvals[0]?.id ?? "";
};

test("a call that has to be asked for waits, is sent once approved, and its result is fetched", async () => {
  const parked = await open();
  expect(parked.isError).toBe(true);
  const callId = /check_request \{"callId":"([\w-]+)"\}/.exec(parked.text)?.[1];
  expect(parked.text).toContain(`/-/approvals/`);
  const check = () => agent.call("check_request", { callId });
  expect((await check()).data).toMatchObject({ state: "waiting", result: null });
  expect(await issuesOpened(sandbox, repository)).toBe(0);

  const approvalId = await waiting();
  await decide(approvalId, "approve", "Go on.");
  await carryOut(tree, approvalId);
  const { data, text } = await check();
  expect(data).toMatchObject({ state: "done", approvalId, note: "Go on." });
  expect(text).toContain("From scout");
  expect(await issuesOpened(sandbox, repository)).toBe(1);
});

test("a client that follows the call gets its result in the open stream", async () => {
  const progress: unknown[] = [];
  const call = agent.client.callTool(
    { name: "github_create_issue", arguments: issue },
    { onprogress: (told) => progress.push(told), timeout: 60_000 },
  );
  await expect.poll(waiting, { timeout: 10_000 }).not.toBe("");
  const approvalId = await waiting();
  await decide(approvalId, "approve");
  await carryOut(tree, approvalId);
  const { isError, structuredContent } = await call;
  expect(isError).not.toBe(true);
  expect(JSON.stringify(structuredContent)).toContain("From scout");
  expect(progress.length).toBeGreaterThan(0);
});

test("what is declined is told with the reason, and nothing is sent", async () => {
  const { text } = await open();
  expect(text).toContain("check_request");
  const approvalId = await waiting();
  await decide(approvalId, "decline", "Not in this repository.");
  const { data } = await agent.call("check_request", { approvalId });
  expect(data).toMatchObject({ state: "declined", note: "Not in this repository." });
  expect(await issuesOpened(sandbox, repository)).toBe(0);
});

test("there is no tool by which an agent could approve", async () => {
  const names = await agent.tools();
  expect(names.filter((name) => /approve|decide/.test(name))).toEqual([]);
  await expect(agent.call("decide_approval", { approvalId: await waiting() })).rejects.toThrow(
    "There is no tool",
  );
});

test("installing that has to be asked for leads to a person, and is done once they approve", async () => {
  await setTestPolicies(tree, tree.organizationId, [
    { scope: "self", target: "install", effect: "", value: "ask" },
  ]);
  const asked = await agent.call("install_integration", { integration: "web-fetch" });
  expect(asked.isError).toBe(true);
  expect(asked.text).toContain("urn:alfe:problem:approval_required");
  const approvalId = /check_request \{"approvalId":"([\w-]+)"\}/.exec(asked.text)?.[1] ?? "";
  await decide(approvalId, "approve");
  await carryOut(tree, approvalId);
  const { data } = await agent.call("check_request", { approvalId });
  expect(data).toMatchObject({ state: "done", result: { id: "web-fetch", status: "active" } });
  expect(await agent.tools()).toContain("web_fetch_get_page");
});
