import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { installIntegration } from "@/lib/installations/install";
import { execute } from "@/lib/pipeline/execute";
import { createTestNode, createTree, type TestTree } from "@/lib/testing/fixtures";
import { createTestKey } from "@/lib/testing/keys";
import { askModern, type RpcAnswer } from "@/lib/testing/mcp-rpc";
import { type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";

let sandbox: OwnSandbox;
let tree: TestTree;
let key: string;

beforeAll(async () => {
  sandbox = await startOwnSandbox();
  tree = await createTree();
  key = await createTestKey(tree.organizationId, tree.agent.id);
  for (const integration of ["github", "notion"])
    await execute(installIntegration, tree.owner, { nodeId: tree.agent.id, integration });
});

afterAll(() => sandbox.close());

const canOpenLinks = { elicitation: { url: {} } };

const connect = (
  more: object = {},
  { as = key, integration = "github" }: { as?: string; integration?: string } = {},
): Promise<RpcAnswer> =>
  askModern(
    as,
    "tools/call",
    { name: "connect_integration", arguments: { integration }, ...more },
    canOpenLinks,
  );

const Asked = z.object({
  resultType: z.literal("input_required"),
  requestState: z.string(),
  inputRequests: z.object({
    connect: z.object({
      method: z.literal("elicitation/create"),
      params: z.object({ mode: z.literal("url"), url: z.url(), message: z.string() }),
    }),
  }),
});

const asked = async () => Asked.parse((await connect()).result);
const cancelled = { inputResponses: { connect: { action: "cancel" } } };
const refused = { code: -32602, data: { reason: "invalid_request_state" } };

test("a client that can open links is asked to, at our own page and without any secret", async () => {
  const { inputRequests } = await asked();
  const { url, message } = inputRequests.connect.params;
  expect(url).toMatch(/^http:\/\/[^/]+\/connect\/[\w-]+$/);
  expect(url).not.toContain(key);
  expect(message).toContain("GitHub");
});

test("what the client carries back is taken once", async () => {
  const { requestState } = await asked();
  const first = await connect({ ...cancelled, requestState });
  expect(first.result).toMatchObject({ structuredContent: { status: "not_connected" } });
  expect((await connect({ ...cancelled, requestState })).error).toMatchObject(refused);
});

test("of two that carry the same back at once, one is taken", async () => {
  const { requestState } = await asked();
  const both = await Promise.all([1, 2].map(() => connect({ ...cancelled, requestState })));
  expect(both.filter(({ error }) => error === undefined)).toHaveLength(1);
});

test("what was tampered with is refused", async () => {
  const { requestState } = await asked();
  const [version = "", body = "", mac = ""] = requestState.split(".");
  const payload = Buffer.from(body, "base64url").toString().replace(/.$/, " }");
  for (const state of [
    `${requestState}x`,
    [version, Buffer.from(payload).toString("base64url"), mac].join("."),
    "nonsense",
  ])
    expect((await connect({ ...cancelled, requestState: state })).error).toMatchObject(refused);
});

test("it belongs to its agent and to the very same call", async () => {
  const sibling = await createTestNode(tree.organizationId, tree.project.id, "agent", "other");
  await execute(installIntegration, tree.owner, { nodeId: sibling.id, integration: "github" });
  const as = await createTestKey(tree.organizationId, sibling.id);
  const { requestState } = await asked();
  const more = { ...cancelled, requestState };
  expect((await connect(more, { as })).error).toMatchObject(refused);
  expect((await connect(more, { integration: "notion" })).error).toMatchObject(refused);
  expect((await connect(more)).error).toBeUndefined();
});

test("a client that answers nothing is asked once more", async () => {
  const { requestState } = await asked();
  const again = Asked.parse((await connect({ requestState, inputResponses: {} })).result);
  expect(again.requestState).not.toBe(requestState);
});

test("a client that cannot open links gets the link as an answer, however it asks", async () => {
  for (const capabilities of [{}, { elicitation: {} }, { elicitation: { form: {} } }]) {
    const call = { name: "connect_integration", arguments: { integration: "github" } };
    const { result } = await askModern(key, "tools/call", call, capabilities);
    expect(result).toMatchObject({
      resultType: "complete",
      structuredContent: { status: "needs_user_action" },
    });
    expect(JSON.stringify(result)).toContain("/connect/");
  }
});
