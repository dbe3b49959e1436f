import { afterAll, beforeAll, expect, test } from "vitest";
import { checkChannel } from "@/lib/channels/check";
import { listChannels } from "@/lib/channels/list";
import { disconnectConnection } from "@/lib/connections/disconnect";
import { finishConnectKey } from "@/lib/connections/finish-key";
import { startConnect } from "@/lib/connections/start";
import { readInbox } from "@/lib/inbox/read";
import { installIntegration } from "@/lib/installations/install";
import { execute } from "@/lib/pipeline/execute";
import { getReceipt } from "@/lib/removals/get-receipt";
import { createTestNode, createTree, type TestTree } from "@/lib/testing/fixtures";
import { type OwnSandbox, startOwnPlatforms } from "@/lib/testing/own-sandbox";
import { workOffRemovals } from "@/lib/testing/work-off-removals";
import { callTool } from "@/lib/tools/dispatch";

let sandbox: OwnSandbox;
let tree: TestTree;
let scout: string;
let triage: { nodeId: string; connectionId: string };

beforeAll(async () => {
  sandbox = await startOwnPlatforms();
  tree = await createTree();
  scout = await connect(tree.agent.id, "7100001:sandbox-scout");
  const { id: nodeId } = await createTestNode(
    tree.organizationId,
    tree.project.id,
    "agent",
    "triage",
  );
  triage = { nodeId, connectionId: await connect(nodeId, "7100002:sandbox-triage") };
});
afterAll(() => sandbox.close());

async function connect(nodeId: string, botToken: string): Promise<string> {
  const at = { nodeId, integration: "telegram" };
  await execute(installIntegration, tree.owner, at);
  const { attemptId } = await execute(startConnect, tree.owner, at);
  if (attemptId === null) throw new Error("Nothing to connect");
  const fields = { botToken };
  const { connectionId } = await execute(finishConnectKey, tree.owner, { attemptId, fields });
  if (connectionId === null) throw new Error("It was not connected");
  return connectionId;
}

const chat = (fields: Record<string, string>) =>
  fetch(new URL("/chat/telegram", sandbox.play("https://t.me/x")), {
    method: "POST",
    body: new URLSearchParams(fields),
    redirect: "manual",
  });

const inbox = async (nodeId: string) =>
  (await execute(readInbox, tree.owner, { nodeId })).messages.map(
    ({ text, kind, conversation, sender, reference }) => ({
      text,
      kind,
      conversation: conversation.id,
      sender: sender.name,
      message: reference.message,
    }),
  );

async function use(nodeId: string, tool: string, args: Record<string, unknown>) {
  const called = await execute(callTool, tree.owner, { nodeId, tool, arguments: args });
  return called as { outcome: string; result: Record<string, unknown> | null };
}

const toScout = { bot: "7100001", conversation: "50001", person: "50001" };

test("a pasted bot is set up at Telegram by itself, and its channel says how people reach it", async () => {
  const { channels } = await execute(listChannels, tree.owner, { nodeId: tree.agent.id });
  expect(channels).toMatchObject([
    { handle: "@scout_bot", where: "Telegram", setUp: { state: "ready" } },
  ]);
  const { data } = (await sandbox.control("GET", "/data/telegram")) as {
    data: { bots: { id: number; webhook: { url: string; secretToken: string } }[] };
  };
  const secrets = data.bots.map(({ webhook }) => webhook.secretToken);
  expect(new Set(secrets).size).toBe(2);
  for (const secret of secrets) expect(secret).toMatch(/^[\w-]{43}$/);
});

test("what a person writes reaches that agent only, and its answer comes back", async () => {
  await chat({ ...toScout, text: "hello scout" });
  await expect
    .poll(() => inbox(tree.agent.id), { timeout: 10_000 })
    .toMatchObject([
      { text: "hello scout", kind: "message", conversation: "50001", sender: "Anna Berg" },
    ]);
  expect(await inbox(triage.nodeId)).toEqual([]);
  const [message] = await inbox(tree.agent.id);
  const said = await use(tree.agent.id, "telegram_send_message", {
    conversation: "50001",
    text: "Hello Anna",
    reply_to: message?.message,
  });
  expect(said).toMatchObject({ outcome: "done", result: { conversation: "50001" } });
  await use(tree.agent.id, "telegram_react", {
    conversation: "50001",
    message_id: message?.message,
    emoji: "👍",
  });
  const page = new URL("/chat/telegram", sandbox.play("https://t.me/x"));
  page.search = new URLSearchParams({ bot: "7100001", conversation: "50001" }).toString();
  const shown = await (await fetch(page)).text();
  expect(shown).toContain("Hello Anna");
  expect(shown).toContain("👍");
  const history = await use(tree.agent.id, "telegram_read_history", { conversation: "50001" });
  expect(history.result?.messages).toMatchObject([
    { text: "Hello Anna", from_agent: true },
    { text: "hello scout", from_agent: false, sender: "Anna Berg" },
  ]);
  const known = await use(tree.agent.id, "telegram_list_conversations", {});
  expect(known.result).toMatchObject({
    conversations: [{ conversation: "50001", kind: "direct" }],
  });
});

test("updates that are sent twice and overtake each other arrive once each", async () => {
  await sandbox.control("POST", "/events", { provider: "telegram", double: true, shuffleMs: 150 });
  const before = (await inbox(tree.agent.id)).length;
  const texts = Array.from({ length: 12 }, (_, index) => `number ${String(index)}`);
  for (const text of texts) await chat({ ...toScout, text });
  await expect
    .poll(async () => (await inbox(tree.agent.id)).length, { timeout: 10_000 })
    .toBe(before + texts.length);
  const read = (await inbox(tree.agent.id)).slice(before).map(({ text }) => text);
  expect(read.toSorted()).toEqual(texts.toSorted());
  await sandbox.control("DELETE", "/events");
});

test("a failing Telegram is told without the token that stands in its address", async () => {
  for (const kind of ["reset", "garbage", "status"]) {
    const fault = { host: "api.telegram.org", path: "/bot/getMe", kind };
    await sandbox.control("POST", "/faults", fault);
    const checked = await execute(checkChannel, tree.owner, { connectionId: scout }).catch(
      (error: unknown) => (error instanceof Error ? error.message : ""),
    );
    expect(JSON.stringify(checked)).not.toContain("sandbox-scout");
    await sandbox.control("DELETE", "/faults");
  }
});

test("removing one bot takes its address away, says what its owner has to do, and leaves the other", async () => {
  const { removalId } = await execute(disconnectConnection, tree.owner, { connectionId: scout });
  await workOffRemovals(tree.organizationId);
  const { state, steps } = await execute(getReceipt, tree.owner, { removalId });
  expect(state).toBe("done");
  expect(steps.map(({ kind, state }) => [kind, state])).toEqual(
    expect.arrayContaining([
      ["delete_webhooks", "done"],
      ["revoke", "not_supported"],
      ["destroy", "done"],
    ]),
  );
  const revoke = steps.find(({ kind }) => kind === "revoke");
  expect(revoke).toMatchObject({
    detail: expect.stringContaining("/revoke") as string,
    link: { href: "https://t.me/BotFather" },
  });
  await chat({ bot: "7100002", conversation: "50001", person: "50001", text: "still there?" });
  await expect
    .poll(() => inbox(triage.nodeId), { timeout: 10_000 })
    .toMatchObject([{ text: "still there?" }]);
});
