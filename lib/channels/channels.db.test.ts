import { randomInt } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { finishConnectKey } from "@/lib/connections/finish-key";
import { startConnect } from "@/lib/connections/start";
import { inOrganization } from "@/lib/db";
import { blockIntegration } from "@/lib/installations/block";
import { installIntegration } from "@/lib/installations/install";
import { unblockIntegration } from "@/lib/installations/unblock";
import { execute } from "@/lib/pipeline/execute";
import { createPerson, createTree, type TestPerson, type TestTree } from "@/lib/testing/fixtures";
import { type OwnSandbox, startOwnPlatforms } from "@/lib/testing/own-sandbox";
import { checkChannel } from "./check";
import { listChannels } from "./list";
import { sendTestMessage } from "./send-test";
import { setUpChannel } from "./set-up";

let sandbox: OwnSandbox;
let tree: TestTree;
let member: TestPerson;
let viewer: TestPerson;

beforeAll(async () => {
  sandbox = await startOwnPlatforms();
  tree = await createTree();
  member = await createPerson(tree.organizationId, tree.project.id, "member");
  viewer = await createPerson(tree.organizationId, tree.project.id, "viewer");
});
afterAll(() => sandbox.close());

async function connect(integration: string, fields: Record<string, string>): Promise<string> {
  const at = { nodeId: tree.agent.id, integration };
  await execute(installIntegration, member, at);
  const { attemptId } = await execute(startConnect, member, at);
  if (attemptId === null) throw new Error("Nothing to connect");
  const { connectionId } = await execute(finishConnectKey, member, { attemptId, fields });
  if (connectionId === null) throw new Error("It was not connected");
  return connectionId;
}

const channelOf = async (connectionId: string) => {
  const { channels } = await execute(listChannels, viewer, { nodeId: tree.agent.id });
  const found = channels.find((each) => each.connectionId === connectionId);
  if (!found) throw new Error("It is not listed");
  return found;
};

const heard = (connectionId: string) =>
  inOrganization(tree.organizationId, (tx) =>
    tx.message.findMany({
      where: { organizationId: tree.organizationId, connectionId, direction: "in" },
      select: { testedBy: true, kind: true },
    }),
  );

describe("a bot whose own messages come back", () => {
  let connectionId: string;
  beforeAll(async () => {
    connectionId = await connect("slack", {
      botToken: "xoxb-sandbox-scout",
      signingSecret: "sandbox-scout-secret",
    });
    await setUpChannel({ organizationId: tree.organizationId, id: connectionId });
    const { address, states } = await channelOf(connectionId);
    // A person enters it at Slack for an app that we did not make.
    const page = states.find(({ href }) => href?.includes("api.slack.com"))?.href;
    if (page === undefined) throw new Error("It does not say where");
    const form = new URLSearchParams({ url: `${address}/events` });
    const saved = await fetch(page, { method: "POST", body: form });
    expect(await saved.text()).toContain("Verified");
  });

  test("is listed with what people call it and where it is", async () => {
    expect(await channelOf(connectionId)).toMatchObject({
      integration: { id: "slack" },
      handle: "@scout",
      world: "sandbox",
      setUp: { state: "ready", problem: null },
      releasing: false,
      hasPackage: false,
    });
  });

  test("gets a test message that left through the platform and came back, and says whose it is", async () => {
    const sent = await execute(sendTestMessage, member, { connectionId, text: "Are you there?" });
    expect(sent).toMatchObject({ kind: "sent", text: `Are you there? (${sent.code})` });
    await expect
      .poll(() => heard(connectionId), { timeout: 10_000 })
      .toEqual([{ testedBy: member.actor.userId, kind: "message" }]);
    expect(await channelOf(connectionId)).toMatchObject({ heard: true });
  });

  test("says nothing in anybody's name where it is blocked", async () => {
    const block = { nodeId: tree.agent.id, integration: "slack" };
    await execute(blockIntegration, tree.owner, block);
    const before = await sandbox.count();
    await expect(
      execute(sendTestMessage, member, { connectionId, text: "Hello" }),
    ).rejects.toMatchObject({ kind: "conflict" });
    expect(await sandbox.count()).toBe(before);
    await execute(unblockIntegration, tree.owner, block);
  });
});

describe("a bot that does not hear itself", () => {
  let connectionId: string;
  beforeAll(async () => {
    connectionId = await connect("telegram", {
      botToken: `${String(randomInt(1e9, 9e9))}:sandbox-scout-telegram`,
    });
    await setUpChannel({ organizationId: tree.organizationId, id: connectionId });
  });

  test("says what a person has to write where, and sends nothing", async () => {
    const before = await sandbox.count();
    const sent = await execute(sendTestMessage, member, { connectionId, text: "Hello" });
    expect(sent).toMatchObject({
      kind: "by_hand",
      link: expect.stringContaining("/chat/telegram") as string,
    });
    expect(sent.words).toContain("@scout_telegram_bot");
    expect(await sandbox.count()).toBe(before);
    expect(await heard(connectionId)).toEqual([]);
  });

  test("that the provider does not answer for says so, and is ready after the next check", async () => {
    const { organizationId } = tree;
    const key = { organizationId, id: connectionId };
    await inOrganization(organizationId, (tx) =>
      tx.connection.updateMany({ where: key, data: { setUpAt: null } }),
    );
    await sandbox.control("POST", "/faults", {
      host: "api.telegram.org",
      kind: "status",
      status: 503,
      times: 10,
    });
    const end = await setUpChannel(key);
    expect(end).toMatchObject({ kind: "failed", again: true });
    expect((await channelOf(connectionId)).setUp).toMatchObject({ state: "failed" });
    await sandbox.control("DELETE", "/faults");
    const checked = await execute(checkChannel, member, { connectionId });
    expect(checked).toMatchObject({ ok: true, channel: { setUp: { state: "ready" } } });
  });

  test("is neither checked nor tested by somebody who may only look", async () => {
    await expect(execute(checkChannel, viewer, { connectionId })).rejects.toMatchObject({
      kind: "forbidden",
    });
    await expect(
      execute(sendTestMessage, viewer, { connectionId, text: "Hello" }),
    ).rejects.toMatchObject({ kind: "forbidden" });
  });
});
