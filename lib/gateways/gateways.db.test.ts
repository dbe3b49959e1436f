import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { setUpChannel } from "@/lib/channels/set-up";
import { sendTestMessage } from "@/lib/channels/send-test";
import { disconnectConnection } from "@/lib/connections/disconnect";
import { finishConnectKey } from "@/lib/connections/finish-key";
import { startConnect } from "@/lib/connections/start";
import { directory, inOrganization } from "@/lib/db";
import { publicOrigin } from "@/lib/env";
import { readInbox } from "@/lib/inbox/read";
import { installIntegration } from "@/lib/installations/install";
import { execute } from "@/lib/pipeline/execute";
import { createTestNode, createTree, type TestTree } from "@/lib/testing/fixtures";
import { type OwnSandbox, startOwnPlatforms } from "@/lib/testing/own-sandbox";
import { startProcess } from "@/lib/testing/process";
import { startTestWorker } from "@/lib/testing/worker";
import { callTool } from "@/lib/tools/dispatch";
import { type GatewayWorker, startGatewayWorker } from "./gateway-worker";

const acme = "1200000000000000001";
const makers = "1200000000000000002";
const general = "1300000000000000001";
const support = "1300000000000000002";
const workshop = "1300000000000000004";
const anna = "1100000000000000001";
const quick = { turnEveryMs: 100, leaseMs: 3_000 };

type Session = { app: string; id: string; isConnected: boolean; sequence: number };

let sandbox: OwnSandbox;
let jobs: Awaited<ReturnType<typeof startTestWorker>>;
let tree: TestTree;
const workers: GatewayWorker[] = [];

beforeAll(async () => {
  sandbox = await startOwnPlatforms();
  jobs = await startTestWorker({ concurrency: 2 });
  tree = await createTree();
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  await sandbox.control("POST", "/discord/gateway", {
    do: "play",
    isDown: false,
    isMute: false,
    heartbeatMs: 41_250,
  });
});
afterAll(async () => {
  await jobs.stop();
  await sandbox.close();
});

const hold = (): GatewayWorker => {
  const worker = startGatewayWorker(quick);
  workers.push(worker);
  return worker;
};

type Bot = { name: string; agentId: string; connectionId: string };

/** An agent that is a bot of its own in a server. */
async function newBot(guild = acme): Promise<Bot> {
  const name = `bot-${crypto.randomUUID().slice(0, 8)}`;
  const { organizationId, team, owner } = tree;
  const { id: agentId } = await createTestNode(organizationId, team.id, "agent", name);
  const at = { nodeId: agentId, integration: "discord" };
  await execute(installIntegration, owner, at);
  const { attemptId } = await execute(startConnect, owner, at);
  if (attemptId === null) throw new Error("Nothing to connect");
  const fields = { botToken: `sandbox-discord-${name}` };
  const { connectionId } = await execute(finishConnectKey, owner, { attemptId, fields });
  if (connectionId === null) throw new Error("It was not connected");
  const end = await setUpChannel({ organizationId, id: connectionId });
  if (end.kind !== "ready") throw new Error(JSON.stringify(end));
  await sandbox.control("POST", "/discord/members", { app: name, guild, isIn: true });
  return { name, agentId, connectionId };
}

const sessions = async (): Promise<Session[]> =>
  (await sandbox.control("GET", "/discord/gateway")) as Session[];
const connected = async ({ name }: Bot) =>
  (await sessions()).filter((each) => each.app === name && each.isConnected);
const isOnline = (bot: Bot) =>
  expect.poll(async () => (await connected(bot)).length, { timeout: 40_000 }).toBe(1);

const say = (texts: string[], channel = general, person = anna) =>
  sandbox.control("POST", "/discord/say", { channel, person, texts }) as Promise<string[]>;
const order = (given: object) => sandbox.control("POST", "/discord/gateway", given);

/** All that is in an agent's inbox, in order. */
async function inbox({ agentId }: Bot) {
  const all = [];
  for (let after = "0"; ;) {
    const page = await execute(readInbox, tree.owner, { nodeId: agentId, after, limit: 200 });
    all.push(...page.messages);
    if (page.messages.length === 0) return all;
    after = page.cursor;
  }
}
const texts = async (bot: Bot) => (await inbox(bot)).map(({ text }) => text);
const hears = (bot: Bot, expected: string[]) =>
  expect.poll(() => texts(bot), { timeout: 20_000, interval: 200 }).toEqual(expected);

const rowOf = ({ connectionId }: Bot) =>
  directory().gatewayBot.findUniqueOrThrow({ where: { connectionId } });

const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix} ${String(index)}`);

describe("a bot", () => {
  test("is set up with its commands and an address that Discord has verified", async () => {
    const bot = await newBot();
    const { data } = (await sandbox.control("GET", "/data/discord")) as {
      data: {
        apps: {
          name: string;
          interactionsUrl: string;
          commands: { name: string }[];
          flags: number;
        }[];
      };
    };
    const app = data.apps.find(({ name }) => name === bot.name);
    expect(app?.interactionsUrl).toMatch(
      new RegExp(`^${publicOrigin()}/api/channels/discord/[\\w-]{43}/interactions$`),
    );
    expect(app?.commands.map(({ name }) => name)).toEqual(["ask"]);
    expect((app?.flags ?? 0) & (1 << 19)).not.toBe(0);
  });

  test("hears what is said where it is, in order, and not what it says itself", async () => {
    const bot = await newBot();
    hold();
    await isOnline(bot);
    await say(["one", "two"]);
    await say(["three"], support);
    await hears(bot, ["one", "two", "three"]);
    const { id } = (await inbox(bot))[0] ?? {};
    expect(id).toBeDefined();
    expect((await inbox(bot)).map(({ conversation }) => conversation.name)).toEqual([
      "#general",
      "#general",
      "#support",
    ]);
    const call = {
      nodeId: bot.agentId,
      tool: "discord_send_message",
      arguments: { conversation: general, text: "I am here" },
    };
    expect(await execute(callTool, tree.owner, call)).toMatchObject({ outcome: "done" });
    await say(["four"]);
    await hears(bot, ["one", "two", "three", "four"]);
  });

  test("looks around, reads what was said, reacts, and opens a conversation with somebody", async () => {
    const bot = await newBot();
    const use = async (tool: string, args: object) => {
      const call = { nodeId: bot.agentId, tool, arguments: { ...args } };
      const called = await execute(callTool, tree.owner, call);
      expect(called).toMatchObject({ outcome: "done" });
      return called.outcome === "done" ? called.result : null;
    };
    const [said] = await say(["Who is there?"]);
    expect(await use("discord_list_conversations", {})).toMatchObject({
      conversations: expect.arrayContaining([
        expect.objectContaining({ conversation: general }),
      ]) as unknown,
    });
    expect(await use("discord_read_history", { conversation: general })).toMatchObject({
      messages: expect.arrayContaining([
        expect.objectContaining({ message_id: said, text: "Who is there?" }),
      ]) as unknown,
    });
    const reaction = { conversation: general, message_id: said, emoji: "👍" };
    expect(await use("discord_react", reaction)).toMatchObject({ emoji: "👍" });
    const opened = await use("discord_open_conversation", { person: anna });
    expect(opened).toMatchObject({ conversation: expect.stringMatching(/^\d+$/) as unknown });
  });

  test("gets a test message that left as its own and came back over the gateway", async () => {
    const bot = await newBot();
    hold();
    await isOnline(bot);
    const sent = await execute(sendTestMessage, tree.owner, {
      connectionId: bot.connectionId,
      text: "Are you there?",
    });
    expect(sent).toMatchObject({ kind: "sent" });
    await expect
      .poll(async () => (await texts(bot)).join(), { timeout: 20_000 })
      .toContain("Are you there?");
  });

  test("takes a command and answers it in place of its thinking", async () => {
    const bot = await newBot();
    const used = await sandbox.control("POST", "/discord/use", {
      app: bot.name,
      channel: general,
      person: anna,
      text: "what is up?",
    });
    expect(used).toEqual({ problem: null });
    await hears(bot, ["/ask what is up?"]);
    const [message] = await inbox(bot);
    const answer = (text: string) =>
      execute(callTool, tree.owner, {
        nodeId: bot.agentId,
        tool: "discord_send_message",
        arguments: { conversation: general, text, reply_to: message?.reference.message },
      });
    expect(await answer("All is well")).toMatchObject({ outcome: "done" });
    expect(await answer("And you?")).toMatchObject({ outcome: "done" });
    const { changes } = (await sandbox.control("GET", "/data/discord")) as {
      changes: { account: string; action: string }[];
    };
    expect(
      changes.filter(({ account }) => account === bot.name).map(({ action }) => action),
    ).toEqual(expect.arrayContaining(["command.answered", "command.followed_up"]));
  });
});

describe("two agents in one server", () => {
  test("are two bots: each is told by its own name, and removing one leaves the other untouched", async () => {
    const [scout, triage] = [await newBot(), await newBot()];
    hold();
    await isOnline(scout);
    await isOnline(triage);
    const { data } = (await sandbox.control("GET", "/data/discord")) as {
      data: { apps: { name: string; userId: string }[] };
    };
    const userId = data.apps.find(({ name }) => name === scout.name)?.userId ?? "";
    await say([`<@${userId}> hello`]);
    await hears(scout, [`@${scout.name} hello`]);
    await hears(triage, [`@${scout.name} hello`]);
    expect((await inbox(scout)).map(({ kind }) => kind)).toEqual(["mention"]);
    expect((await inbox(triage)).map(({ kind }) => kind)).toEqual(["message"]);

    const { organizationId, owner } = tree;
    const { connectionId } = triage;
    await execute(disconnectConnection, owner, { connectionId });
    await expect.poll(async () => (await connected(triage)).length, { timeout: 20_000 }).toBe(0);
    await expect
      .poll(
        async () => {
          const all = (await sandbox.control("GET", "/data/discord")) as {
            data: {
              apps: {
                id: string;
                name: string;
                interactionsUrl: string | null;
                commands: unknown[];
              }[];
              guilds: { appIds: string[] }[];
            };
          };
          const app = all.data.apps.find(({ name }) => name === triage.name);
          const isIn = all.data.guilds.some(({ appIds }) => appIds.includes(app?.id ?? ""));
          return { url: app?.interactionsUrl, commands: app?.commands, isIn };
        },
        { timeout: 20_000 },
      )
      .toEqual({ url: null, commands: [], isIn: false });
    expect(await directory().gatewayBot.findUnique({ where: { connectionId } })).toBeNull();
    await say(["still there?"]);
    await hears(scout, [`@${scout.name} hello`, "still there?"]);
    expect(
      await inOrganization(organizationId, (tx) =>
        tx.message.count({ where: { organizationId, connectionId } }),
      ),
    ).toBe(1);
  });
});

describe("a connection that ends", () => {
  test.each([
    ["without a word", { do: "drop" }],
    ["with an error of Discord's", { do: "close", code: 4000 }],
    ["because Discord moves the bot", { do: "move_away" }],
  ])("%s goes on where it was: what was said meanwhile arrives once", async (_, how) => {
    const bot = await newBot();
    hold();
    await isOnline(bot);
    await say(["before"]);
    await hears(bot, ["before"]);
    const [session] = await connected(bot);
    await order(how);
    await say(["meanwhile 1", "meanwhile 2"]);
    await isOnline(bot);
    await say(["after"]);
    await hears(bot, ["before", "meanwhile 1", "meanwhile 2", "after"]);
    expect(await connected(bot)).toMatchObject([{ id: session?.id }]);
  });

  test("because heartbeats are not answered is noticed, and the session goes on", async () => {
    const bot = await newBot();
    await order({ do: "play", heartbeatMs: 300 });
    hold();
    await isOnline(bot);
    const [session] = await connected(bot);
    await order({ do: "play", isMute: true });
    await expect
      .poll(async () => (await connected(bot)).length, { timeout: 20_000, interval: 20 })
      .toBe(0);
    await order({ do: "play", isMute: false });
    await say(["still there?"]);
    await hears(bot, ["still there?"]);
    expect(await connected(bot)).toMatchObject([{ id: session?.id }]);
  });

  test("with a session that Discord has forgotten begins a new one", async () => {
    const bot = await newBot();
    hold();
    await isOnline(bot);
    await say(["before"]);
    await hears(bot, ["before"]);
    const [session] = await connected(bot);
    await order({ do: "invalidate", app: bot.name });
    await expect
      .poll(async () => (await connected(bot))[0]?.id ?? session?.id, { timeout: 30_000 })
      .not.toBe(session?.id);
    await say(["after"]);
    await hears(bot, ["before", "after"]);
  });

  test("with a session that Discord has forgotten meanwhile asks for what was said since", async () => {
    const bot = await newBot();
    const worker = hold();
    await isOnline(bot);
    await say(["before"]);
    await hears(bot, ["before"]);
    await worker.stop();
    const missed = numbered("missed", 130);
    await say(missed);
    await order({ do: "invalidate", app: bot.name });
    hold();
    await isOnline(bot);
    await say(["after"]);
    await hears(bot, ["before", ...missed, "after"]);
  });

  test("while Discord is down is tried again, ever less often, and loses nothing", async () => {
    const bot = await newBot();
    hold();
    await isOnline(bot);
    await order({ do: "play", isDown: true });
    await order({ do: "drop", app: bot.name });
    await say(["meanwhile"]);
    await expect
      .poll(async () => (await rowOf(bot)).failures, { timeout: 20_000 })
      .toBeGreaterThan(1);
    await order({ do: "play", isDown: false });
    await hears(bot, ["meanwhile"]);
    expect((await rowOf(bot)).sessionId).not.toBeNull();
  });
});

describe("a bot that Discord does not let in", () => {
  test("because its token was reset is shown as broken, and left alone", async () => {
    const bot = await newBot();
    hold();
    await isOnline(bot);
    await sandbox.control("POST", `/grants/discord-${bot.name}/revoke`);
    await order({ do: "close", code: 4004, app: bot.name });
    const { organizationId } = tree;
    await expect
      .poll(
        () =>
          inOrganization(organizationId, (tx) =>
            tx.connection.findFirstOrThrow({
              where: { organizationId, id: bot.connectionId },
              select: { brokenReason: true },
            }),
          ),
        { timeout: 20_000 },
      )
      .toEqual({ brokenReason: "revoked" });
    await expect.poll(async () => (await rowOf(bot)).holder, { timeout: 20_000 }).toBeNull();
    expect((await rowOf(bot)).retryAt?.getTime()).toBeGreaterThan(Date.now() + 60_000);
  });

  test("with Message Content hears what is addressed to it, and says what to turn on", async () => {
    const bot = await newBot();
    await order({ do: "set_flags", app: bot.name, flags: 0 });
    hold();
    await isOnline(bot);
    const { data } = (await sandbox.control("GET", "/data/discord")) as {
      data: { apps: { name: string; userId: string }[] };
    };
    const userId = data.apps.find(({ name }) => name === bot.name)?.userId ?? "";
    await say(["not for you", `<@${userId}> for you`]);
    await hears(bot, [`@${bot.name} for you`]);
    // Discord takes the permission away from a session that had it.
    await order({ do: "close", code: 4014, app: bot.name });
    await expect
      .poll(
        () =>
          inOrganization(tree.organizationId, async (tx) => {
            const { facts } = await tx.connection.findFirstOrThrow({
              where: { organizationId: tree.organizationId, id: bot.connectionId },
              select: { facts: true },
            });
            return JSON.stringify(facts);
          }),
        { timeout: 20_000 },
      )
      .toContain("Turn on Message Content");
    await isOnline(bot);
  });

  test("today any more waits until it may", async () => {
    const bot = await newBot();
    await order({ do: "limit_sessions", app: bot.name, left: 0 });
    hold();
    await expect
      .poll(async () => (await rowOf(bot)).retryAt?.getTime() ?? 0, { timeout: 20_000 })
      .toBeGreaterThan(Date.now() + 3_600_000);
    expect(await sessions()).not.toContainEqual(expect.objectContaining({ app: bot.name }));
  });
});

describe("several workers", () => {
  test("share the bots out, hold each exactly once, and take over from one that stops", async () => {
    const bots = [await newBot(), await newBot(), await newBot(), await newBot()];
    const first = hold();
    for (const bot of bots) await isOnline(bot);
    const before = await Promise.all(bots.map(async (bot) => (await connected(bot))[0]?.id));
    const second = hold();
    const own = (worker: GatewayWorker) =>
      bots.filter(({ connectionId }) => worker.held().includes(connectionId)).length;
    const all = await directory().gatewayBot.count();
    await expect
      .poll(() => first.held().length, { timeout: 20_000 })
      .toBeLessThanOrEqual(Math.ceil(all / 2));
    await expect.poll(() => own(first) + own(second), { timeout: 20_000 }).toBe(bots.length);
    for (const bot of bots) await isOnline(bot);
    await second.stop();
    await expect.poll(() => own(first), { timeout: 20_000 }).toBe(bots.length);
    for (const bot of bots) await isOnline(bot);
    await say(["hello all"], support);
    for (const bot of bots) await hears(bot, ["hello all"]);
    // Handed over, not begun anew: nothing could be missed between.
    expect(await Promise.all(bots.map(async (bot) => (await connected(bot))[0]?.id))).toEqual(
      before,
    );
  });

  test("lose and double nothing of a burst in which processes are killed", async () => {
    const bot = await newBot(makers);
    const burst = numbered("burst", 1_500);
    const { organizationId } = tree;
    const stored = () =>
      inOrganization(organizationId, (tx) =>
        tx.message.count({ where: { organizationId, connectionId: bot.connectionId } }),
      );
    // Dies of its own accord with the first batch on the disk, before it notes how far it came.
    const first = await startProcess({ ALFE_CRASH_AT: "gateway:before_note" });
    await first.ask("holdBots", quick);
    await isOnline(bot);
    await say(burst.slice(0, 500), workshop);
    expect(await first.ended).toBe("SIGKILL");
    expect(await stored()).toBeGreaterThan(0);
    const second = await startProcess();
    await second.ask("holdBots", quick);
    await isOnline(bot);
    await say(burst.slice(500, 1_000), workshop);
    await expect.poll(stored, { timeout: 20_000, interval: 5 }).toBeGreaterThan(500);
    await second.kill();
    await say(burst.slice(1_000), workshop);
    const third = await startProcess();
    await third.ask("holdBots", quick);
    await expect.poll(stored, { timeout: 40_000 }).toBe(burst.length);
    // What was stored a moment ago has its place in the inbox a moment later.
    await hears(bot, burst);
    await third.kill();
    // Three processes start one after the other, and leases run out between.
  }, 180_000);
});
