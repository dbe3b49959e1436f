import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listChannels } from "@/lib/channels/list";
import { connectApp } from "@/lib/connections/connect-app";
import { disconnectConnection } from "@/lib/connections/disconnect";
import { finishConnect } from "@/lib/connections/finish";
import { startConnect } from "@/lib/connections/start";
import { inOrganization } from "@/lib/db";
import { readInbox } from "@/lib/inbox/read";
import { installIntegration } from "@/lib/installations/install";
import { execute } from "@/lib/pipeline/execute";
import { getReceipt } from "@/lib/removals/get-receipt";
import { connectSetup } from "@/lib/setups/connect";
import { consentAt } from "@/lib/testing/connect";
import { createTestNode, createTree, type TestTree } from "@/lib/testing/fixtures";
import { type OwnSandbox, startOwnPlatforms } from "@/lib/testing/own-sandbox";
import { workOffRemovals } from "@/lib/testing/work-off-removals";
import { callTool } from "@/lib/tools/dispatch";

type Bot = { nodeId: string; connectionId: string; appId: string };
type App = {
  id: string;
  name: string;
  isInstalled: boolean;
  requestUrl: string | null;
  signingSecret: string;
};

let sandbox: OwnSandbox;
let tree: TestTree;
let setupId: string;
let scout: Bot;
let triage: Bot;

beforeAll(async () => {
  sandbox = await startOwnPlatforms();
  tree = await createTree();
  const { connection } = await execute(connectSetup, tree.owner, {
    nodeId: tree.team.id,
    provider: "slack-setup",
    fields: { refreshToken: "xoxe-1-sandbox-acme" },
  });
  setupId = connection.id;
  const { id } = await createTestNode(tree.organizationId, tree.project.id, "agent", "triage");
  scout = await connect(tree.agent.id, "Scout");
  triage = await connect(id, "Triage");
});
afterAll(() => sandbox.close());

/** As a person does: choose the workspace, have the app made, and allow it at Slack. */
async function connect(nodeId: string, name: string): Promise<Bot> {
  const at = { nodeId, integration: "slack" };
  await execute(installIntegration, tree.owner, at);
  const { attemptId } = await execute(startConnect, tree.owner, at);
  if (attemptId === null) throw new Error("Nothing to connect");
  const wanted = { attemptId, setupId, name, description: "Website agent", color: "#1f2937" };
  const { url } = await execute(connectApp, tree.owner, wanted);
  expect(new URL(url).searchParams.has("code_challenge")).toBe(false);
  const done = await execute(finishConnect, tree.owner, await consentAt(url));
  const app = (await apps()).find((each) => each.name === name);
  if (done.connectionId === null || !app) throw new Error(done.text);
  return { nodeId, connectionId: done.connectionId, appId: app.id };
}

async function apps(): Promise<App[]> {
  const { data } = (await sandbox.control("GET", "/data/slack")) as { data: { apps: App[] } };
  return data.apps;
}

const write = async (bot: Bot, fields: Record<string, string>) => {
  const written = await fetch(new URL("/chat/slack", sandbox.play("https://slack.com/")), {
    method: "POST",
    body: new URLSearchParams({
      bot: bot.appId,
      conversation: "C0GENERAL",
      person: "U0ANNA",
      ...fields,
    }),
    redirect: "manual",
  });
  expect(written.status).toBe(303);
};

const inbox = async ({ nodeId }: Bot, after?: string) =>
  (await execute(readInbox, tree.owner, { nodeId, after, limit: 200 })).messages;

const heardBy = (bot: Bot, text: string) =>
  expect.poll(async () => (await inbox(bot)).filter((each) => each.text.includes(text)).length, {
    timeout: 10_000,
  });

const stored = ({ connectionId }: Bot) =>
  inOrganization(tree.organizationId, (tx) =>
    tx.message.count({
      where: { organizationId: tree.organizationId, connectionId, direction: "in" },
    }),
  );

async function use({ nodeId }: Bot, tool: string, args: Record<string, unknown>) {
  const called = await execute(callTool, tree.owner, { nodeId, tool, arguments: args });
  return called as { outcome: string; result: Record<string, unknown> | null };
}

test("two agents are two bots of one workspace, each with an app of its own", async () => {
  expect(scout.appId).not.toBe(triage.appId);
  const { channels } = await execute(listChannels, tree.owner, { nodeId: scout.nodeId });
  expect(channels).toMatchObject([
    { handle: "@scout", where: "Acme workspace", setUp: { state: "ready" } },
  ]);
  const others = await execute(listChannels, tree.owner, { nodeId: triage.nodeId });
  expect(others.channels).toMatchObject([{ handle: "@triage" }]);
});

test("a mention reaches each bot that hears it once, and only the mentioned one as a mention", async () => {
  await write(scout, { text: "Good morning @scout" });
  await heardBy(scout, "Good morning").toBe(1);
  await heardBy(triage, "Good morning").toBe(1);
  const kindsOf = async (bot: Bot) => (await inbox(bot)).map(({ kind }) => kind);
  expect(await kindsOf(scout)).toEqual(["mention"]);
  expect(await kindsOf(triage)).toEqual(["message"]);
  const [message] = await inbox(scout);
  expect(message).toMatchObject({
    text: "Good morning @scout",
    sender: { id: "U0ANNA", name: "Anna Berg" },
    conversation: { id: "C0GENERAL", name: "#general", kind: "channel" },
  });
});

test("the answer of the one is shown in Slack in its thread, and heard by the other only", async () => {
  const [asked] = await inbox(scout);
  const answered = await use(scout, "slack_send_message", {
    conversation: "C0GENERAL",
    text: "Good morning Anna",
    reply_to: asked?.reference.message,
  });
  expect(answered).toMatchObject({ outcome: "done", result: { conversation: "C0GENERAL" } });
  const page = new URL("/chat/slack", sandbox.play("https://slack.com/"));
  page.search = new URLSearchParams({ bot: scout.appId, conversation: "C0GENERAL" }).toString();
  expect(await (await fetch(page)).text()).toContain("Good morning Anna");
  await heardBy(triage, "Good morning Anna").toBe(1);
  expect((await inbox(scout)).filter(({ text }) => text.includes("Anna"))).toEqual([]);
});

test("a direct message is answered directly, and a command arrives with its words", async () => {
  await write(scout, { conversation: "direct:U0ANNA", text: "just between us" });
  await heardBy(scout, "just between us").toBe(1);
  await write(scout, { text: "/scout what is new?" });
  await heardBy(scout, "/scout what is new?").toBe(1);
  const direct = (await inbox(scout)).find(({ text }) => text === "just between us");
  expect(direct?.conversation).toMatchObject({ kind: "direct", name: "Anna Berg" });
  const answer = { conversation: "U0ANNA", text: "Between us" };
  const said = await use(scout, "slack_send_message", answer);
  expect(said.result?.conversation).toBe(direct?.conversation.id);
  expect((await inbox(triage)).filter(({ text }) => text.includes("etween us"))).toEqual([]);
});

test("events that come twice and overtake each other are there once each, in Slack's order", async () => {
  const before = (await inbox(scout)).at(-1)?.cursor;
  const known = await stored(scout);
  await sandbox.control("POST", "/events", { provider: "slack", double: true, shuffleMs: 150 });
  const texts = Array.from({ length: 30 }, (_, index) => `number ${String(index)}`);
  for (const text of texts) await write(scout, { text });
  // What is read early takes its place early: so nobody reads before everything is there.
  await expect.poll(() => stored(scout), { timeout: 20_000 }).toBe(known + texts.length);
  await heardBy(scout, "number ").toBe(texts.length);
  expect((await inbox(scout, before)).map(({ text }) => text)).toEqual(texts);
  await sandbox.control("DELETE", "/events");
});

test("what is signed for one bot is refused at the other's address, and nothing is stored", async () => {
  const known = await apps();
  const [mine, other] = [scout, triage].map(({ appId }) => known.find(({ id }) => id === appId));
  if (!mine?.requestUrl || !other?.requestUrl) throw new Error("They have no address");
  expect(mine.requestUrl).not.toBe(other.requestUrl);
  const before = await inbox(triage);
  const send = async (url: string, secret: string, app: App) => {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const body = JSON.stringify({
      type: "event_callback",
      team_id: "T0ACME",
      api_app_id: app.id,
      event_id: `Ev${randomUUID()}`,
      event: {
        type: "message",
        channel: "C0GENERAL",
        user: "U0ANNA",
        text: "forged",
        ts: `${timestamp}.000100`,
      },
    });
    const hmac = createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex");
    const headers = {
      "x-slack-request-timestamp": timestamp,
      "x-slack-signature": `v0=${hmac}`,
      "content-type": "application/json",
    };
    return (await fetch(url, { method: "POST", headers, body })).status;
  };
  expect(await send(other.requestUrl, mine.signingSecret, mine)).toBe(401);
  expect(await send(other.requestUrl, mine.signingSecret, other)).toBe(401);
  expect(await send(other.requestUrl, other.signingSecret, mine)).toBe(403);
  expect(await inbox(triage)).toEqual(before);
  // What is right in every part arrives, so the refusals were no accident.
  expect(await send(other.requestUrl, other.signingSecret, other)).toBe(200);
  await heardBy(triage, "forged").toBe(1);
});

test("removing one bot takes its app away, with a receipt, and leaves the other one working", async () => {
  const { connectionId } = scout;
  const { removalId } = await execute(disconnectConnection, tree.owner, { connectionId });
  await workOffRemovals(tree.organizationId);
  const { state, steps } = await execute(getReceipt, tree.owner, { removalId });
  expect(state).toBe("done");
  expect(steps.map(({ kind, state }) => [kind, state])).toEqual(
    expect.arrayContaining([
      ["uninstall_bot", "done"],
      ["delete_webhooks", "done"],
      ["destroy", "done"],
    ]),
  );
  expect((await apps()).map(({ name, isInstalled }) => [name, isInstalled])).toEqual([
    ["Triage", true],
  ]);
  await write(triage, { text: "still there, @triage?" });
  await heardBy(triage, "still there").toBe(1);
});
