import { afterAll, beforeAll, expect, test } from "vitest";
import { inOrganization } from "@/lib/db";
import { api, type ApiAnswer } from "@/lib/testing/api";
import { connectAccount } from "@/lib/testing/connect";
import { answered } from "@/lib/testing/contract";
import { createPerson, createTree, type TestTree } from "@/lib/testing/fixtures";
import { createTestKey, createTestToken } from "@/lib/testing/keys";
import { registerApp } from "@/lib/testing/own-app";
import { type OwnSandbox, startOwnPlatforms } from "@/lib/testing/own-sandbox";
import { addTestPlatform, createTestBot, testMessage, toBot } from "@/lib/testing/test-platform";
import { handle } from "./api";
import { endpoints } from "./endpoints";

addTestPlatform();

type Client = ReturnType<typeof api>;
type Body = Record<string, unknown>;

let sandbox: OwnSandbox;
let tree: TestTree;
let owner: Client;
let browser: Client;
let agent: Client;
beforeAll(async () => {
  sandbox = await startOwnPlatforms();
  await sandbox.reset();
  tree = await createTree();
  owner = api({ token: await createTestToken(tree.owner) });
  browser = api({ session: tree.owner });
  agent = api({ token: await createTestKey(tree.organizationId, tree.agent.id) });
});
afterAll(() => sandbox.close());

/** What was answered; throws what went wrong. `api` holds it against the OpenAPI document. */
async function ok(asked: Promise<ApiAnswer>): Promise<Body> {
  const { status, body } = await asked;
  if (status >= 300) throw new Error(`${String(status)}: ${JSON.stringify(body)}`);
  return body as Body;
}
const list = (body: Body, name: string): Body[] => body[name] as Body[];
const text = (body: Body, name: string): string => String(body[name]);

/** Does what a preview was shown of. */
const digestOf = async (client: Client, nodeId: string, change: Body): Promise<Body> => ({
  previewDigest: text(await ok(client.post(`/nodes/${nodeId}/preview`, change)), "digest"),
});

test("the tree and its people", async () => {
  const { organizationId, team, agent: scout } = tree;
  await ok(owner.get("/whoami"));
  await ok(agent.get("/whoami"));
  await ok(owner.get("/tree"));
  await ok(owner.get(`/resolve?segments=growth,website`));
  await ok(owner.get(`/nodes/${organizationId}/search?q=scout`));
  await ok(owner.get(`/nodes/${organizationId}/marks?ids=${team.id},${scout.id}`));
  const made = { kind: "project", name: "Ads" };
  const { id } = await ok(owner.post(`/nodes/${team.id}/children`, made));
  const ads = `/nodes/${String(id)}`;
  await ok(owner.get(`/nodes/${team.id}/children?limit=1`));
  await ok(owner.patch(ads, { name: "Adverts" }));
  await ok(owner.get(ads));
  await ok(owner.get(`${ads}/lineage`));
  const move = { kind: "move", parentId: organizationId };
  await ok(
    owner.patch(ads, {
      parentId: organizationId,
      ...(await digestOf(owner, String(id), move)),
    }),
  );
  await ok(owner.delete(`${ads}?${query(await digestOf(owner, String(id), { kind: "delete" }))}`));

  const members = `/nodes/${team.id}/members`;
  const invited = await ok(owner.post(members, { emails: ["new@acme.test"], role: "viewer" }));
  const [{ id: invitation }] = list(invited, "invitations") as [Body];
  await ok(owner.delete(`/nodes/${team.id}/invitations/${String(invitation)}`));
  const member = await createPerson(organizationId, team.id, "member");
  const listed = await ok(owner.get(members));
  const found = list(listed, "members").find(({ userId }) => userId === member.actor.userId) ?? {};
  const at = `${members}/${text(found.own as Body, "membershipId")}`;
  await ok(owner.patch(at, { role: "viewer" }));
  await ok(owner.post(`${at}/preview`, {}));
  await ok(owner.delete(`${at}?connections=keep`));
});

const query = (fields: Body): string =>
  new URLSearchParams(
    Object.entries(fields).map(([name, value]) => [name, String(value)]),
  ).toString();

test("keys and tokens", async () => {
  const keys = `/nodes/${tree.agent.id}/keys`;
  const { key } = await ok(owner.post(keys, { name: "second" }));
  await ok(owner.get(keys));
  const at = `${keys}/${text(key as Body, "id")}`;
  const rotated = await ok(owner.post(`${at}/rotate`, { overlapHours: 0 }));
  await ok(owner.delete(`${keys}/${text(rotated.key as Body, "id")}`));

  const mine = list(await ok(owner.get("/tokens")), "keys");
  // Only a browser makes tokens, and a browser only reads here: neither is done over REST.
  expect(await owner.post("/tokens", { name: "more" })).toMatchObject({ status: 403 });
  expect(await browser.post("/tokens", { name: "more" })).toMatchObject({ status: 403 });
  const { organizationId } = tree;
  const other = await createTestToken(tree.owner);
  const [newest] = list(await ok(api({ token: other }).get("/tokens")), "keys").filter(
    ({ id }) => !mine.some((each) => each.id === id),
  );
  await ok(owner.delete(`/tokens/${text(newest ?? {}, "id")}`));
  expect(await api({ token: other }).get(`/nodes/${organizationId}`)).toMatchObject({
    status: 401,
  });
});

test("what programs report, with a token that is made for it", async () => {
  const { serverToken, token } = await ok(owner.post("/server-tokens", { name: "Runtime" }));
  const program = api({ token: String(token) });
  const at = `/nodes/${tree.agent.id}/usage`;
  const report = { key: "run-1", meter: "model_input_token", quantity: 1200 };
  expect(await ok(program.post(at, report))).toMatchObject({ chargedMicros: "3600" });
  const reports = [{ key: "run-2", meter: "gpu_second", quantity: "5", priceMicros: "700" }];
  await ok(program.post(at, { reports }));
  await ok(owner.get("/server-tokens"));
  await ok(owner.delete(`/server-tokens/${text(serverToken as Body, "id")}`));
  expect(await program.post(at, report)).toMatchObject({ status: 401 });
});

test("integrations, accounts and tools, up to the receipt", async () => {
  const { organizationId, team, project, agent: scout } = tree;
  const node = `/nodes/${team.id}`;
  await ok(owner.get(`/catalog?nodeId=${team.id}`));
  await ok(owner.get(`/catalog/github?nodeId=${team.id}`));
  await ok(owner.get(`${node}/integrations/github/reach`));
  await ok(owner.post(`${node}/integrations`, { integration: "github" }));
  await ok(owner.patch(`${node}/integrations/github`, { settings: {} }));
  const started = await ok(owner.post(`${node}/integrations/github/connect`, {}));
  await ok(owner.get(`/connect-attempts/${text(started, "attemptId")}`));
  await ok(owner.delete(`/connect-attempts/${text(started, "attemptId")}`));
  const to = { to: { email: "admin@acme.test" }, days: 1, integration: "github" };
  const { link } = await ok(owner.post(`${node}/connect-links`, to));
  await ok(owner.get("/connect-links"));
  await ok(owner.delete(`/connect-links/${text(link as Body, "id")}`));
  const { connectionId } = await connectAccount(tree.owner, {
    nodeId: team.id,
    integration: "github",
  });
  const account = `/connections/${connectionId ?? ""}`;

  await ok(browser.get(`/nodes/${scout.id}/integrations?organization=${organizationId}`));
  await ok(agent.get("/nodes/self/integrations"));
  await ok(agent.get("/nodes/self/integrations/github"));
  await ok(agent.get("/nodes/self/tools"));
  await ok(agent.get("/nodes/self/credits"));
  const call = { arguments: { query: "website" } };
  const called = await ok(agent.post("/nodes/self/tools/github_search_repositories/call", call));
  await ok(agent.get(`/tool-calls/${text(called, "callId")}`));
  await ok(owner.get(`/nodes/${organizationId}/calls?integration=github&limit=5`));

  await ok(owner.get("/connections"));
  await ok(owner.get(`${node}/connections`));
  await ok(owner.get(account));
  await ok(owner.post(`${account}/test`, {}));
  await ok(owner.patch(account, { label: "Bot" }));
  await ok(owner.post(`${account}/reconnect`, {}));
  const { digest } = await ok(owner.post(`${account}/preview`, { kind: "move", node: project.id }));
  await ok(owner.patch(account, { node: project.id, previewDigest: digest }));
  const gone = await ok(owner.post(`${account}/preview`, { kind: "disconnect" }));
  await ok(owner.delete(`${account}?${query({ previewDigest: gone.digest })}`));

  const block = `/nodes/${project.id}/integrations/notion/block`;
  const planned = { kind: "block", integration: "notion" };
  await ok(owner.put(block, await digestOf(owner, project.id, planned)));
  const lifted = { kind: "unblock", integration: "notion" };
  await ok(owner.delete(`${block}?${query(await digestOf(owner, project.id, lifted))}`));

  const removal = { kind: "remove", integration: "github" };
  const removed = await ok(
    owner.delete(`${node}/integrations/github?${query(await digestOf(owner, team.id, removal))}`),
  );
  await ok(owner.get(`/receipts/${text(removed, "removalId")}`));
  await ok(owner.get(`${node}/receipts`));
  await ok(owner.get(`${node}/audit?limit=5`));
  await ok(owner.get("/notifications"));
  await ok(owner.post("/notifications/read", { ids: "all" }));
});

test("a pasted key, and everything of a provider revoked", async () => {
  const { organizationId, project } = tree;
  const node = `/nodes/${project.id}`;
  await ok(owner.post(`${node}/integrations`, { integration: "stripe" }));
  const { attemptId } = await ok(owner.post(`${node}/integrations/stripe/connect`, {}));
  const pasted = { fields: { apiKey: "rk_sandbox_acme" } };
  await ok(owner.post(`/connect-attempts/${String(attemptId)}`, pasted));
  const planned = { kind: "revoke_all", provider: "stripe" };
  const digest = await digestOf(owner, organizationId, planned);
  await ok(owner.post(`/nodes/${organizationId}/revoke`, { provider: "stripe", ...digest }));
});

test("steps of a clean-up that wait for a person", async () => {
  const { organizationId } = tree;
  const data = { organizationId, nodeId: organizationId };
  const steps = await inOrganization(organizationId, async (tx) => {
    const { id: removalId } = await tx.removal.create({ data, select: { id: true } });
    const step = (position: number) =>
      tx.removalStep.create({
        data: { organizationId, removalId, position, kind: "uninstall_bot", state: "manual" },
        select: { id: true },
      });
    return [await step(1), await step(2)] as const;
  });
  await ok(owner.post(`/receipt-steps/${steps[0].id}/retry`, {}));
  await ok(owner.post(`/receipt-steps/${steps[1].id}/confirm`, {}));
});

test("an organization's own app", async () => {
  const app = "/provider-apps/linear";
  const { clientId, clientSecret } = await registerApp(sandbox, "linear");
  await ok(owner.get("/provider-apps"));
  await ok(owner.post(`${app}/preview`, { clientId }));
  await ok(owner.post(`${app}/check`, { clientId, clientSecret }));
  await ok(owner.put(app, { clientId, clientSecret }));
  await ok(owner.delete(app));
});

test("policies, and what waits for a person", async () => {
  const at = `/nodes/${tree.project.id}/policies`;
  const policies = [{ scope: "self", target: "install", effect: "", value: "ask" }];
  await ok(owner.get(at));
  await ok(owner.post(`${at}/preview`, { policies }));
  await ok(owner.put(at, { policies }));
  await ok(owner.get(`/nodes/${tree.agent.id}/policies/test?tool=github_create_issue`));
  const asked = await ok(
    agent.post("/nodes/self/approvals", {
      action: "install",
      integration: "web-fetch",
      reason: "To read pages",
    }),
  );
  await ok(owner.get("/approvals?state=waiting"));
  await ok(agent.get(`/approvals/${text(asked, "id")}`));
  await ok(owner.post(`/approvals/${text(asked, "id")}`, { decision: "decline", note: "Not now" }));
});

test("what is said to an agent, and where it is sent", async () => {
  const bot = await createTestBot(tree.organizationId, tree.agent.id);
  await handle(toBot(bot, { messages: [testMessage()] }), { address: "127.0.0.1" });
  const read = await ok(agent.get("/nodes/self/inbox?waitSeconds=5&limit=10"));
  expect(read.messages).toHaveLength(1);
  await ok(agent.post("/nodes/self/inbox/acknowledge", { through: text(read, "cursor") }));
  const webhook = "/nodes/self/inbox/webhook";
  await ok(agent.put(webhook, { url: "https://agent.acme.test/inbox" }));
  await ok(agent.get("/nodes/self/inbox/state"));
  await ok(agent.post(`${webhook}/rotate`));
  await ok(agent.delete(webhook));
  await ok(owner.get(`/nodes/${tree.agent.id}/inbox/deliveries`));
  const page = await ok(owner.get(`/nodes/${tree.agent.id}/conversations`));
  const [conversation] = page.conversations as Body[];
  const id = text(conversation ?? {}, "conversationId");
  await ok(owner.get(`/nodes/${tree.agent.id}/conversations/${id}/messages?limit=5`));
});

test("bots, numbers, and the accounts that make them", async () => {
  const { organizationId, project } = tree;
  const { id } = await ok(
    owner.post(`/nodes/${project.id}/children`, { kind: "agent", name: "triage" }),
  );
  const at = `/nodes/${String(id)}`;
  await ok(owner.get(`/nodes/${organizationId}/setups`));
  const manager = { botToken: "7200001:sandbox-manager-contract" };
  const { connection } = await ok(
    owner.post(`/nodes/${organizationId}/setups`, {
      provider: "telegram-manager",
      fields: manager,
    }),
  );
  const setupId = text(connection as Body, "id");
  for (const integration of ["telegram", "teams", "phone"])
    await ok(owner.post(`${at}/integrations`, { integration }));
  const connect = (integration: string) =>
    ok(owner.post(`${at}/integrations/${integration}/connect`, {}));
  const wanted = await connect("telegram");
  const attempt = `/connect-attempts/${text(wanted, "attemptId")}`;
  await ok(owner.post(`${attempt}/bot`, { setupId, username: "contract_triage_bot" }));
  const again = await connect("telegram");
  const pasted = { fields: { botToken: "7200002:sandbox-contract" } };
  await ok(owner.post(`/connect-attempts/${text(again, "attemptId")}`, pasted));
  const { channels } = await ok(owner.get(`${at}/channels`));
  const [channel] = channels as Body[];
  const bot = `/connections/${text(channel ?? {}, "connectionId")}/channel`;
  await ok(owner.post(`${bot}/check`));
  await ok(owner.post(`${bot}/test-message`, { text: "Are you there?" }));

  const teams = await connect("teams");
  const fields = {
    appId: "6f1c2a54-1111-4222-8333-444455556666",
    clientSecret: "sandbox-contract",
    tenantId: "6f1c2a54-7777-4222-8333-444455556666",
  };
  await ok(owner.post(`/connect-attempts/${text(teams, "attemptId")}`, { fields }));
  await ok(owner.get(`${at}/channels/teams/package`));

  const found = await ok(owner.post(`${at}/numbers/search`, { country: "GB" }));
  const [first] = found.numbers as Body[];
  await ok(owner.post(`${at}/numbers`, { number: text(first ?? {}, "number") }));
});

test("what is spent, and what may be", async () => {
  const { organizationId, team } = tree;
  const at = `/nodes/${team.id}`;
  const set = await ok(owner.put(`${at}/budgets`, { period: "month", amountMicros: "50000000" }));
  await ok(agent.get("/nodes/self/budgets"));
  await ok(agent.post("/nodes/self/budget-requests", { amountMicros: "5000000" }));
  await ok(owner.get(`/nodes/${organizationId}/usage?by=node&from=2026-11-01&to=2026-11-30`));
  await ok(owner.get(`/nodes/${organizationId}/ledger?kind=top_up&limit=5`));
  await owner.get(`/nodes/${organizationId}/ledger.csv?kind=top_up`);
  await ok(owner.delete(`${at}/budgets/${text(set.budget as Body, "id")}?version=1`));

  const money = `/nodes/${organizationId}`;
  const top = await ok(owner.post(`${money}/top-ups`, { amountMicros: "25000000", returnTo: "/" }));
  await ok(owner.get(`/payments/${text(top, "paymentId")}`));
  await ok(owner.delete(`/payments/${text(top, "paymentId")}`));
  await ok(owner.get(`${money}/payments?state=cancelled`));
  // The sandbox plays Stripe: nothing else is recorded then.
  const recorded = { amountMicros: "25000000", reference: "Invoice 7" };
  expect(await owner.post(`${money}/payments`, recorded)).toMatchObject({ status: 409 });
});

/** Only a browser makes tokens, and over REST a browser only reads; where Stripe is there nobody records payments. */
const neverDone = ["create_personal_token", "rotate_personal_token", "record_payment"];

test("every address was answered with what the OpenAPI document says", () => {
  const silent = endpoints
    .filter(({ onlyWith }) => onlyWith === undefined)
    .map(({ operation }) => operation.name)
    .filter((name) => !answered.has(name) && !neverDone.includes(name));
  expect(silent).toEqual([]);
});
