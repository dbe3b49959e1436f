import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { decideApproval } from "@/lib/approvals/decide";
import { revokeAgentKey } from "@/lib/keys/revoke-agent-key";
import { execute } from "@/lib/pipeline/execute";
import {
  type AskingTree,
  callerOf,
  carryOut,
  createAskingTree,
  storedApproval,
} from "@/lib/testing/asking-agent";
import { createTestKey } from "@/lib/testing/keys";
import { askModern } from "@/lib/testing/mcp-rpc";
import { forgetOutsideAccounts, type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { callTool } from "@/lib/tools/dispatch";

let sandbox: OwnSandbox;
let tree: AskingTree;
let approvalId: string;

beforeAll(async () => {
  sandbox = await startOwnSandbox();
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await sandbox.reset();
  tree = await createAskingTree();
  const { approval } = await execute(callTool, await callerOf(tree.key), {
    nodeId: tree.agent.id,
    tool: "github_create_issue",
    arguments: { repository: "acme/website", title: "From scout" },
  });
  approvalId = approval?.id ?? "";
});
afterEach(() => forgetOutsideAccounts(tree.organizationId));

const waitWith = (key: string) =>
  askModern(key, "tools/call", {
    name: "check_request",
    arguments: { approvalId, wait: true },
  });

const decide = (decision: "approve" | "decline") =>
  execute(decideApproval, tree.owner, { approvalId, decision });

test("whoever waits with a key that is revoked meanwhile learns nothing more", async () => {
  const lost = await createTestKey(tree.organizationId, tree.agent.id);
  const { keyId = "" } = await callerOf(lost);
  const answer = waitWith(lost);
  await sleep(1_000);
  await execute(revokeAgentKey, tree.owner, { nodeId: tree.agent.id, keyId });
  await decide("approve");
  await carryOut(tree, approvalId);
  expect(await storedApproval(tree, approvalId)).toMatchObject({ state: "done" });
  const { result } = await answer;
  expect(result).toMatchObject({ isError: true });
  expect(JSON.stringify(result)).not.toContain("From scout");
});

test("an agent waits for so many things at once, and is answered at once beyond that", async () => {
  let answered = 0;
  const all = Array.from({ length: 25 }, async () => {
    const { result } = await waitWith(tree.key);
    answered += 1;
    return JSON.stringify(result);
  });
  await expect.poll(() => answered, { timeout: 15_000 }).toBe(5);
  await decide("decline");
  const texts = await Promise.all(all);
  expect(texts.filter((text) => text.includes("declined"))).toHaveLength(20);
});
