import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { inOrganization } from "@/lib/db";
import { getEffectiveIntegration } from "@/lib/installations/get";
import { installIntegration } from "@/lib/installations/install";
import { execute } from "@/lib/pipeline/execute";
import { createPoorTree, createTree, giveCredit, type TestTree } from "@/lib/testing/fixtures";
import { type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { callTool } from "./dispatch";
import { listToolCalls } from "./list-calls";

let sandbox: OwnSandbox;
let tree: TestTree;
beforeAll(async () => {
  sandbox = await startOwnSandbox();
});
beforeEach(async () => {
  await sandbox.reset();
  tree = await createTree();
  await install();
});
afterAll(() => sandbox.close());

const host = "api.search.brave.com";
const install = () =>
  execute(installIntegration, tree.owner, { nodeId: tree.team.id, integration: "web-search" });
const search = (args: object = { query: "coffee" }) =>
  execute(callTool, tree.owner, {
    ...{ nodeId: tree.agent.id, tool: "web_search_find_pages", arguments: args },
  });
const entries = () =>
  inOrganization(tree.organizationId, (tx) =>
    tx.ledgerEntry.findMany({ where: { organizationId: tree.organizationId, kind: "usage" } }),
  );
const asked = async () => (await sandbox.requests(host, "/res/v1/web/search")).length;

/** Uses up what is free this month. */
const useAllowance = () =>
  inOrganization(
    tree.organizationId,
    (tx) =>
      tx.$executeRaw`
      insert into free_use (organization_id, meter, starts_at, quantity)
      values (${tree.organizationId}::uuid, 'web_search', credit_period('month', now()), 100)
      on conflict (organization_id, meter, starts_at) do update set quantity = excluded.quantity`,
  );

test("needs no account, and finds pages with the server's own", async () => {
  const at = { nodeId: tree.agent.id, integration: "web-search" };
  expect(await execute(getEffectiveIntegration, tree.owner, at)).toMatchObject({
    status: "active",
    connection: null,
    toolsOn: 1,
  });
  expect(await search({ query: "coffee beans" })).toMatchObject({
    outcome: "done",
    result: {
      results: [
        {
          title: "Coffee beans & where they grow",
          url: "https://coffee.example/beans",
          site: "coffee.example",
          snippet: expect.stringContaining("Arabica and robusta") as string,
        },
      ],
      next_page: null,
    },
  });
});

test("is free while the month's allowance lasts, and then costs its price, call by call", async () => {
  await search();
  await useAllowance();
  const { callId } = await search();
  const [free, paid] = (await entries()).toSorted((a, b) =>
    a.amountMicros < b.amountMicros ? -1 : 1,
  );
  expect(free).toMatchObject({ amountMicros: 0n, quantity: 1n, freeQuantity: 1n });
  expect(paid).toMatchObject({
    ...{ amountMicros: 5_000n, freeQuantity: 0n, meter: "web_search", integration: "web-search" },
    ...{ callId, priceVersion: "2026-01-01", sandbox: true, nodeId: tree.agent.id },
  });
  const { calls } = await execute(listToolCalls, tree.owner, { nodeId: tree.agent.id });
  expect(calls.map(({ costMicros }) => costMicros).toSorted()).toEqual(["0", "5000"]);
});

test("a search that fails costs nothing, whatever went wrong", async () => {
  await useAllowance();
  const failing: object[] = [
    { kind: "status", status: 503, times: 2 },
    { kind: "garbage", times: 1 },
  ];
  for (const fault of failing) {
    await sandbox.control("POST", "/faults", { host, ...fault });
    await expect(search()).rejects.toThrow();
    await sandbox.control("DELETE", "/faults");
  }
  expect(await entries()).toEqual([]);
});

test("what is limited for a moment is tried once more, and charged once", async () => {
  await useAllowance();
  await sandbox.control("POST", "/faults", { host, kind: "status", status: 503, times: 1 });
  expect(await search({ query: "weather" })).toMatchObject({ outcome: "done" });
  expect(await asked()).toBe(2);
  expect(await entries()).toHaveLength(1);
});

test("with an empty pool nothing is sent, and it goes on by itself once there is credit", async () => {
  tree = await createPoorTree();
  await install();
  await useAllowance();
  await expect(search()).rejects.toThrow(/credit/);
  expect(await asked()).toBe(0);
  const at = { nodeId: tree.agent.id, integration: "web-search" };
  expect(await execute(getEffectiveIntegration, tree.owner, at)).toMatchObject({
    status: "paused",
    reason: "no_credit",
  });
  await giveCredit(tree.organizationId, 5_000n);
  expect(await search()).toMatchObject({ outcome: "done" });
  await expect(search()).rejects.toThrow(/credit/);
});

test("a key of the server's that is refused is the operator's to mend, and nothing is charged", async () => {
  await useAllowance();
  await search();
  await sandbox.control("POST", "/grants/brave-alfe/revoke");
  await expect(search()).rejects.toThrow("does not accept this server's key");
  expect(await entries()).toHaveLength(1);
});

test("asked to wait, it asks nobody again before that, and nothing is charged", async () => {
  await useAllowance();
  const fault = { host, kind: "rate_limit", retryAfterSeconds: 60, times: 1 };
  await sandbox.control("POST", "/faults", fault);
  await expect(search()).rejects.toMatchObject({ kind: "rate_limited", retryAfterSeconds: 60 });
  await expect(search()).rejects.toMatchObject({ kind: "rate_limited" });
  expect(await asked()).toBe(1);
  expect(await entries()).toEqual([]);
});
