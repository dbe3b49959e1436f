import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { inOrganization } from "@/lib/db";
import { createTree, type TestTree } from "@/lib/testing/fixtures";
import { createTestKey } from "@/lib/testing/keys";
import { type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { installAndConnect } from "@/lib/testing/removed-accounts";
import { type Gateway, startGateway } from "./gateway";

let sandbox: OwnSandbox;
let tree: TestTree;
let key: string;
let connectionId: string;
let gateway: Gateway;

beforeAll(async () => {
  sandbox = await startOwnSandbox();
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  tree = await createTree();
  key = await createTestKey(tree.organizationId, tree.agent.id);
  connectionId = await installAndConnect(tree, { nodeId: tree.agent.id, integration: "github" });
  gateway = await startGateway({ host: "127.0.0.1", port: 0 });
  return () => gateway.stop(0);
});

const call = async (tool: string, args: object): Promise<unknown> => {
  const path = `/api/v1/nodes/self/tools/${tool}/call`;
  const response = await fetch(`http://127.0.0.1:${String(gateway.port)}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ arguments: args }),
  });
  return response.json();
};

const outcomes = () =>
  inOrganization(tree.organizationId, async (tx) => {
    const calls = await tx.toolCall.findMany({ select: { outcome: true } });
    return calls.map(({ outcome }) => outcome);
  });

/** Until what it returns is called, nobody can note anything at the account. */
async function holdAccount(): Promise<() => Promise<void>> {
  const held = Promise.withResolvers<undefined>();
  const released = Promise.withResolvers<undefined>();
  const holding = inOrganization(tree.organizationId, async (tx) => {
    await tx.$queryRaw`select id from connection where id = ${connectionId}::uuid for update`;
    held.resolve(undefined);
    await released.promise;
  });
  await held.promise;
  return () => {
    released.resolve(undefined);
    return holding;
  };
}

test("a read is answered before its end is noted, and stopping sees that through", async () => {
  const release = await holdAccount();
  try {
    expect(await call("github_list_organizations", {})).toMatchObject({ outcome: "done" });
    expect(await outcomes()).toEqual(["running"]);
  } finally {
    const stopped = gateway.stop(5_000);
    await release();
    await stopped;
  }
  expect(await outcomes()).toEqual(["done"]);
});

test("what changes something is answered once its end is noted", async () => {
  const release = await holdAccount();
  const issue = { repository: "acme/website", title: "Broken link" };
  let isAnswered = false;
  const calling = call("github_create_issue", issue).finally(() => (isAnswered = true));
  try {
    // It is sent, and its answer is there; only its record is not.
    const sent = () => sandbox.requests("api.github.com", "/repos/acme/website/issues");
    await expect.poll(sent).toHaveLength(1);
    expect(isAnswered).toBe(false);
    expect(await outcomes()).toEqual(["running"]);
  } finally {
    await release();
  }
  expect(await calling).toMatchObject({ outcome: "done" });
  expect(await outcomes()).toEqual(["done"]);
});
