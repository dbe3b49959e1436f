import { randomUUID } from "node:crypto";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getChannelPackage } from "@/lib/channels/get-package";
import { listChannels } from "@/lib/channels/list";
import { setUpChannel } from "@/lib/channels/set-up";
import { finishConnectKey } from "@/lib/connections/finish-key";
import { startConnect } from "@/lib/connections/start";
import { readInbox } from "@/lib/inbox/read";
import { installIntegration } from "@/lib/installations/install";
import { execute } from "@/lib/pipeline/execute";
import { createTestNode, createTree, type TestTree } from "@/lib/testing/fixtures";
import { type OwnSandbox, startOwnPlatforms } from "@/lib/testing/own-sandbox";
import { callTool } from "@/lib/tools/dispatch";

const portal = "https://dev.teams.microsoft.com/tools/bots";
const tenantId = randomUUID();
const anna = "29:1anna";

let sandbox: OwnSandbox;
let tree: TestTree;
let scout: Bot;
let triage: Bot;

type Bot = { nodeId: string; appId: string; connectionId: string };

beforeAll(async () => {
  sandbox = await startOwnPlatforms();
  tree = await createTree();
  scout = await connect(tree.agent.id, "sandbox-scout");
  const { organizationId, project } = tree;
  const { id } = await createTestNode(organizationId, project.id, "agent", "triage");
  triage = await connect(id, "sandbox-triage");
});
afterAll(() => sandbox.close());

async function begin(nodeId: string): Promise<string> {
  const at = { nodeId, integration: "teams" };
  await execute(installIntegration, tree.owner, at);
  const { attemptId } = await execute(startConnect, tree.owner, at);
  if (attemptId === null) throw new Error("Nothing to connect");
  return attemptId;
}

async function connect(nodeId: string, clientSecret: string): Promise<Bot> {
  const appId = randomUUID();
  const attemptId = await begin(nodeId);
  const fields = { appId, clientSecret, tenantId };
  const { connectionId } = await execute(finishConnectKey, tree.owner, { attemptId, fields });
  if (connectionId === null) throw new Error("It was not connected");
  return { nodeId, appId, connectionId };
}

const post = (url: string, fields: Record<string, string>) =>
  fetch(url, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });

const chat = (fields: Record<string, string>) =>
  post(new URL("/chat/teams", sandbox.play(portal)).href, fields);

const channelOf = async ({ nodeId }: Bot) => {
  const { channels } = await execute(listChannels, tree.owner, { nodeId });
  const [channel] = channels;
  if (!channel) throw new Error("It has no channel");
  return channel;
};

const inbox = async ({ nodeId }: Bot) =>
  (await execute(readInbox, tree.owner, { nodeId })).messages;

const privately = ({ appId }: Bot) => `a:1${appId.slice(0, 8)}-1anna`;

async function use({ nodeId }: Bot, tool: string, args: Record<string, unknown>) {
  const called = await execute(callTool, tree.owner, { nodeId, tool, arguments: args });
  return called as { outcome: string; result: Record<string, unknown> | null };
}

test("a wrong secret, tenant or bot is refused with what to copy again, and nothing is saved", async () => {
  const { id } = await createTestNode(tree.organizationId, tree.project.id, "agent", "other");
  const attemptId = await begin(id);
  const attempt = (fields: Record<string, string>) =>
    execute(finishConnectKey, tree.owner, {
      attemptId,
      fields: { appId: scout.appId, clientSecret: "sandbox-scout", tenantId, ...fields },
    });
  await expect(attempt({ clientSecret: "sandbox-guess" })).rejects.toThrow("Copy the value");
  await expect(attempt({ tenantId: randomUUID() })).rejects.toThrow("no bot with this id");
  await expect(attempt({ appId: "scout" })).rejects.toMatchObject({ kind: "invalid_input" });
  // Each agent needs its own: the bot serves scout already.
  expect(await attempt({})).toMatchObject({ connectionId: null, isOpen: false });
});

test("says where its endpoint has to be set, until the first message shows that it is", async () => {
  for (const bot of [scout, triage]) {
    const { address, states } = await channelOf(bot);
    expect(states).toContainEqual(
      expect.objectContaining({
        state: "todo",
        text: `Set the bot's messaging endpoint to ${address}`,
      }),
    );
    await post(sandbox.play(portal), { appId: bot.appId, endpoint: address });
  }
  await chat({ bot: scout.appId, conversation: privately(scout), person: anna, text: "hello" });
  await expect
    .poll(() => inbox(scout), { timeout: 10_000 })
    .toMatchObject([{ text: "hello", sender: { name: "Anna Berg" }, kind: "message" }]);
  await setUpChannel({ organizationId: tree.organizationId, id: scout.connectionId });
  const { handle, states } = await channelOf(scout);
  expect(handle).toBe("@scout");
  expect(states).toMatchObject([{ state: "ok", text: "Messages arrive." }]);
});

test("the app package is made for the very bot of the agent, once there is one", async () => {
  const ask = (nodeId: string, integration = "teams") =>
    execute(getChannelPackage, tree.owner, { nodeId, integration });
  const { fileName, data } = await ask(triage.nodeId);
  expect(fileName).toBe("triage.zip");
  const files = unzipSync(Buffer.from(data, "base64"));
  expect(JSON.parse(new TextDecoder().decode(files["manifest.json"]))).toMatchObject({
    bots: [{ botId: triage.appId }],
  });
  await expect(ask(tree.project.id)).rejects.toThrow("Connect the agent's bot");
  await expect(ask(triage.nodeId, "github")).rejects.toThrow("needs no file");
});

test("an answer leaves with a token for this bot, and is seen in Teams", async () => {
  const said = await use(scout, "teams_send_message", {
    conversation: privately(scout),
    text: "Hello Anna",
  });
  expect(said).toMatchObject({ outcome: "done" });
  const [message] = await inbox(scout);
  const reacted = await use(scout, "teams_react", {
    conversation: privately(scout),
    message_id: message?.reference.message,
    reaction: "heart",
  });
  expect(reacted).toMatchObject({ outcome: "done" });
  const page = new URL("/chat/teams", sandbox.play(portal));
  page.search = new URLSearchParams({
    bot: scout.appId,
    conversation: privately(scout),
  }).toString();
  const shown = await (await fetch(page)).text();
  expect(shown).toContain("Hello Anna");
  expect(shown).toContain("heart");
  const known = await use(scout, "teams_list_conversations", {});
  expect(known.result?.conversations).toMatchObject([{ conversation: privately(scout) }]);
  const history = await use(scout, "teams_read_history", { conversation: privately(scout) });
  expect(history.result?.messages).toMatchObject([
    { text: "Hello Anna", from_agent: true },
    { text: "hello", from_agent: false },
  ]);
  await expect(
    use(scout, "teams_send_message", { conversation: "a:1nowhere", text: "Hi" }),
  ).rejects.toMatchObject({ kind: "not_found" });
  const tokens = await sandbox.requests(
    "login.microsoftonline.com",
    `/${tenantId}/oauth2/v2.0/token`,
  );
  const calls = await sandbox.count();
  await use(scout, "teams_send_message", { conversation: privately(scout), text: "Once more" });
  // The token is still good, so that nothing but the message leaves.
  expect(await sandbox.count()).toBe(calls + 1);
  expect(tokens.length).toBeGreaterThan(0);
});

test("two bots in one channel hear only what names them, and answer in the thread", async () => {
  const support = "19:acme-support@thread.tacv2";
  for (const { appId } of [scout, triage])
    await chat({ bot: appId, conversation: support, person: anna, do: "add" });
  await chat({ bot: scout.appId, conversation: support, person: anna, text: "@triage please" });
  await expect
    .poll(async () => (await inbox(triage)).map(({ kind }) => kind), { timeout: 10_000 })
    .toEqual(["system", "mention"]);
  const heard = (await inbox(scout)).filter(({ kind }) => kind === "mention");
  expect(heard).toEqual([]);
  const [, mention] = await inbox(triage);
  expect(mention).toMatchObject({
    text: "please",
    conversation: { id: support, name: "Acme > Support", kind: "channel" },
  });
  const answered = await use(triage, "teams_send_message", {
    conversation: support,
    thread: mention?.thread,
    text: "On it",
  });
  expect(answered).toMatchObject({ outcome: "done" });
});
