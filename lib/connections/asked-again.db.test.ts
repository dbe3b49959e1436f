import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Caller } from "@/lib/pipeline/actor";
import { execute } from "@/lib/pipeline/execute";
import { callerOf } from "@/lib/testing/asking-agent";
import { createTree, type TestTree } from "@/lib/testing/fixtures";
import { createTestKey } from "@/lib/testing/keys";
import { forgetOutsideAccounts, type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { installAndConnect } from "@/lib/testing/removed-accounts";
import { startConnect } from "./start";

let sandbox: OwnSandbox;
let tree: TestTree;
let agent: Caller;

beforeAll(async () => {
  sandbox = await startOwnSandbox();
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  tree = await createTree();
  agent = await callerOf(await createTestKey(tree.organizationId, tree.agent.id));
});
afterEach(() => forgetOutsideAccounts(tree.organizationId));

test("an agent that asks for the same again is led to the same page, and for another account to another", async () => {
  const place = { nodeId: tree.agent.id, integration: "github" };
  const reconnects = await installAndConnect(tree, place);
  const ask = (input: object = {}) => execute(startConnect, agent, { ...place, ...input });
  const one = await ask();
  expect((await ask()).attemptId).toBe(one.attemptId);
  const again = await ask({ reconnects });
  expect(again.attempt).toMatchObject({ reconnects });
  expect(again.attemptId).not.toBe(one.attemptId);
  expect((await ask({ reconnects })).attemptId).toBe(again.attemptId);
  expect((await ask()).attempt).toMatchObject({ attemptId: one.attemptId, reconnects: null });
});
