import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { execute } from "@/lib/pipeline/execute";
import {
  type AskingTree,
  callerOf,
  carryOut,
  createAskingTree,
  storedApproval,
} from "@/lib/testing/asking-agent";
import { createPerson } from "@/lib/testing/fixtures";
import { forgetOutsideAccounts, type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { callTool } from "@/lib/tools/dispatch";
import { getToolCall } from "@/lib/tools/get-call";
import { decideApproval } from "./decide";
import { getApproval } from "./get";

let sandbox: OwnSandbox;
let tree: AskingTree;

beforeAll(async () => {
  sandbox = await startOwnSandbox();
  tree = await createAskingTree();
});
afterEach(() => forgetOutsideAccounts(tree.organizationId));
afterAll(() => sandbox.close());

test("what an approved call returned is for the agent that asked, and for nobody who reads its log", async () => {
  const agent = await callerOf(tree.key);
  const { approval, callId } = await execute(callTool, agent, {
    nodeId: tree.agent.id,
    tool: "github_create_issue",
    arguments: { repository: "acme/website", title: "For scout only" },
  });
  const approvalId = approval?.id ?? "";
  await execute(decideApproval, tree.owner, { approvalId, decision: "approve" });
  await carryOut(tree, approvalId);
  expect(await storedApproval(tree, approvalId)).toMatchObject({ state: "done" });

  expect(await execute(getToolCall, agent, { callId })).toMatchObject({
    outcome: "done",
    result: { title: "For scout only" },
  });
  const member = await createPerson(tree.organizationId, tree.team.id, "member");
  for (const person of [member, tree.owner]) {
    const call = await execute(getToolCall, person, { callId });
    expect(call).toMatchObject({ outcome: "done", approvalId, result: null });
    expect(await execute(getApproval, person, { approvalId })).toMatchObject({ result: null });
  }
});
