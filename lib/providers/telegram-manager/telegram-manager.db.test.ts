import { randomInt } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listChannels } from "@/lib/channels/list";
import { connectBot } from "@/lib/connections/connect-bot";
import { disconnectConnection } from "@/lib/connections/disconnect";
import { startConnect } from "@/lib/connections/start";
import { inOrganization } from "@/lib/db";
import { readInbox } from "@/lib/inbox/read";
import { installIntegration } from "@/lib/installations/install";
import { takeBot } from "@/lib/jobs/tasks/take-bot";
import { execute } from "@/lib/pipeline/execute";
import { getReceipt } from "@/lib/removals/get-receipt";
import { connectSetup } from "@/lib/setups/connect";
import { createTree, type TestTree } from "@/lib/testing/fixtures";
import { type OwnSandbox, startOwnPlatforms } from "@/lib/testing/own-sandbox";
import { workOffRemovals } from "@/lib/testing/work-off-removals";

let sandbox: OwnSandbox;
let tree: TestTree;
let setupId: string;
const username = `scout_${String(randomInt(1e5, 1e6))}_bot`;

beforeAll(async () => {
  sandbox = await startOwnPlatforms();
  tree = await createTree();
  const { connection } = await execute(connectSetup, tree.owner, {
    nodeId: tree.organizationId,
    provider: "telegram-manager",
    fields: { botToken: "7100009:sandbox-manager" },
  });
  setupId = connection.id;
});
afterAll(() => sandbox.close());

type Bot = { id: number; username: string; token: string; webhook: { url: string } | null };

const botAtTelegram = async (name: string): Promise<Bot | undefined> => {
  const { data } = (await sandbox.control("GET", "/data/telegram")) as { data: { bots: Bot[] } };
  return data.bots.find((bot) => bot.username === name);
};

const provision = () =>
  inOrganization(tree.organizationId, (tx) =>
    tx.provision.findFirst({
      where: { organizationId: tree.organizationId, kind: "bot" },
      orderBy: { createdAt: "desc" },
    }),
  );

test("a bot without the right to manage others is refused as a manager", async () => {
  await expect(
    execute(connectSetup, tree.owner, {
      nodeId: tree.organizationId,
      provider: "telegram-manager",
      fields: { botToken: "7100010:sandbox-ordinary" },
    }),
  ).rejects.toThrow("Bot Management Mode");
});

test("a person confirms one bot at Telegram, and it becomes that agent's own channel", async () => {
  const manager = await botAtTelegram("manager_bot");
  expect(manager?.webhook?.url).toContain("/api/channels/telegram-manager/");
  const at = { nodeId: tree.agent.id, integration: "telegram" };
  await execute(installIntegration, tree.owner, at);
  const { attemptId } = await execute(startConnect, tree.owner, at);
  if (attemptId === null) throw new Error("Nothing to connect");
  const wanted = { attemptId, setupId, name: "Scout", username };
  const { url } = await execute(connectBot, tree.owner, wanted);
  expect(url).toBe(sandbox.play(`https://t.me/newbot/manager_bot/${username}?name=Scout`));
  const body = new URLSearchParams({ name: "Scout", username, owner: "50001" });
  expect((await fetch(url, { method: "POST", body })).status).toBe(200);
  await expect.poll(async () => (await provision())?.state, { timeout: 10_000 }).toBe("making");
  const { organizationId } = tree;
  const provisionId = (await provision())?.id ?? "";
  await takeBot({ organizationId, provisionId }, { attempt: 1 });
  // However often it is told.
  await takeBot({ organizationId, provisionId }, { attempt: 2 });
  const { channels } = await execute(listChannels, tree.owner, { nodeId: tree.agent.id });
  expect(channels).toMatchObject([
    { connectionId: provisionId, handle: `@${username}`, setUp: { state: "ready" } },
  ]);
  const made = await botAtTelegram(username);
  expect(made?.webhook?.url).toBe(channels[0]?.address);
  const said = { bot: String(made?.id), conversation: "50001", person: "50001", text: "hello" };
  const page = new URL("/chat/telegram", url);
  await fetch(page, { method: "POST", body: new URLSearchParams(said), redirect: "manual" });
  await expect
    .poll(async () => (await execute(readInbox, tree.owner, { nodeId: tree.agent.id })).messages, {
      timeout: 10_000,
    })
    .toMatchObject([{ text: "hello" }]);
});

test("removing it takes the address away and replaces its token, so that ours is dead", async () => {
  const before = await botAtTelegram(username);
  const connectionId = (await provision())?.id ?? "";
  const { removalId } = await execute(disconnectConnection, tree.owner, { connectionId });
  await workOffRemovals(tree.organizationId);
  const { state, steps } = await execute(getReceipt, tree.owner, { removalId });
  expect(steps.map(({ kind, state }) => `${kind} ${state}`)).toEqual(
    expect.arrayContaining(["delete_webhooks done", "revoke done", "destroy done"]),
  );
  expect(state).toBe("done");
  const after = await botAtTelegram(username);
  expect(after?.webhook).toBeNull();
  expect(after?.token).not.toBe(before?.token);
});
