import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { inOrganization } from "@/lib/db";
import { configureIntegration } from "@/lib/installations/configure";
import { installIntegration } from "@/lib/installations/install";
import { createTestConnection } from "@/lib/testing/connection";
import type { Caller } from "@/lib/pipeline/actor";
import { execute } from "@/lib/pipeline/execute";
import {
  type AskingTree,
  callerOf,
  createAskingTree,
  setTestPolicies,
} from "@/lib/testing/asking-agent";
import { createTestNode } from "@/lib/testing/fixtures";
import { forgetOutsideAccounts, type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { callTool } from "@/lib/tools/dispatch";
import { requestApproval } from "./request";

let sandbox: OwnSandbox;
let tree: AskingTree;
let agent: Caller;

beforeAll(async () => {
  sandbox = await startOwnSandbox();
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await sandbox.reset();
  tree = await createAskingTree();
  agent = await callerOf(tree.key);
});
afterEach(() => forgetOutsideAccounts(tree.organizationId));

const args = { repository: "acme/website", title: "Again" };
const nodeId = () => tree.agent.id;
const github = () => ({ nodeId: nodeId(), integration: "github" });

test("an agent that calls its own requests off cannot ask people without end", async () => {
  await execute(installIntegration, agent, github());
  const ask = async () => {
    // Voids what waits, so that the same is asked for anew.
    await execute(configureIntegration, await callerOf(tree.key), { ...github(), settings: {} });
    const caller = await callerOf(tree.key);
    return execute(callTool, caller, {
      nodeId: nodeId(),
      tool: "github_create_issue",
      arguments: args,
    });
  };
  let asked = 0;
  const refused = await (async () => {
    for (; asked < 60; asked += 1) await ask();
  })().catch((error: unknown) => error);
  expect(asked).toBe(50);
  expect(refused).toMatchObject({
    kind: "conflict",
    message: expect.stringContaining("50") as string,
  });
  const told = await inOrganization(tree.organizationId, (tx) =>
    tx.notification.count({
      where: { organizationId: tree.organizationId, kind: "approval_waiting" },
    }),
  );
  expect(told).toBe(50);
});

test("an agent asks only with accounts that it can reach, and learns nothing of others", async () => {
  const other = await createTestNode(tree.organizationId, tree.organizationId, "team", "Finance");
  const account = await createTestConnection(tree.organizationId, other.id);
  await setTestPolicies(tree, tree.organizationId, [
    { scope: "tool", target: "github_create_issue", effect: "", value: "ask" },
  ]);
  const wanted = { nodeId: nodeId(), tool: "github_create_issue", arguments: args };
  await expect(
    execute(requestApproval, await callerOf(tree.key), { ...wanted, account }),
  ).rejects.toMatchObject({ kind: "invalid_input", fields: [{ pointer: "/account" }] });
  const own = await execute(requestApproval, await callerOf(tree.key), {
    ...wanted,
    account: tree.connectionId,
  });
  expect(own).toMatchObject({ state: "waiting", account: { id: tree.connectionId } });
});
