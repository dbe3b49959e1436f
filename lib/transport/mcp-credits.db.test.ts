import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { giveCredit } from "@/lib/testing/fixtures";
import { startApiServer } from "@/lib/testing/api-server";
import { connectModern } from "@/lib/testing/mcp-client";
import { type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { createPaidTree, paidTool, type PaidTree, setTestBudget } from "@/lib/testing/paid-agent";

let sandbox: OwnSandbox;
let server: Awaited<ReturnType<typeof startApiServer>>;
let tree: PaidTree;
let agent: Awaited<ReturnType<typeof connectModern>>;

beforeAll(async () => {
  sandbox = await startOwnSandbox();
  server = await startApiServer();
});
beforeEach(async () => {
  tree = await createPaidTree();
  agent = await connectModern(`${server.url}/mcp`, tree.key);
});
afterEach(() => agent.close());
afterAll(async () => {
  await server.close();
  await sandbox.close();
});

const search = () => agent.call(paidTool, { query: "coffee" });
const listed = async () => (await agent.client.listTools()).tools;

test("without credit the tool is not listed, and calling it says what is missing and one link", async () => {
  expect((await listed()).map(({ name }) => name)).not.toContain(paidTool);
  const { isError, text } = await search();
  expect(isError).toBe(true);
  expect(text).toContain("Web search is paused. The credit pool is empty.");
  expect(text).toContain('Next: request_budget {"integration":"web-search"');
  const said = text.slice(0, text.indexOf('{"type"'));
  expect(said.match(/https?:\S+/g)).toHaveLength(1);
});

test("a paid tool says what it costs, and its result nothing of it", async () => {
  await giveCredit(tree.organizationId);
  const found = (await listed()).find(({ name }) => name === paidTool);
  expect(found?.description).toContain("$0.0050 per search, the first 100 of each month free");
  const { isError, text } = await search();
  expect(isError).not.toBe(true);
  expect(text).not.toMatch(/\$0\.005|credit pool/);
});

test("an agent reads what it may spend, is refused beyond its budget, and asks for more", async () => {
  await giveCredit(tree.organizationId);
  await setTestBudget(tree, tree.team.id, "7000");
  const before = await agent.call("get_credits", {});
  expect(before.data).toMatchObject({ spendableMicros: "7000" });
  expect(before.data).not.toHaveProperty("pool");
  expect(before.text).toContain("web-search: $0.0050 per search");
  expect(before.text).toContain("Growth has used $0.00 of its");
  await search();
  const refused = await search();
  expect(refused.isError).toBe(true);
  expect(refused.text).toContain("Growth has used its $0.0070");
  const asked = await agent.call("request_budget", {
    integration: "web-search",
    amountMicros: "1000000",
    reason: "More to look up",
  });
  expect(asked.isError).not.toBe(true);
  const approvalId = /check_request \{"approvalId":"([\w-]+)"\}/.exec(asked.text)?.[1];
  expect((await agent.call("check_request", { approvalId })).data).toMatchObject({
    state: "waiting",
  });
});
