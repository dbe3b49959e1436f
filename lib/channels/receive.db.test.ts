import { beforeAll, describe, expect, test } from "vitest";
import { sealCredential } from "@/lib/connections/credential";
import { inOrganization } from "@/lib/db";
import { openMessage } from "@/lib/inbox/message-body";
import { createTestNode, createTree, type TestTree } from "@/lib/testing/fixtures";
import {
  addTestPlatform,
  createTestBot,
  type TestBot,
  testMessage,
  testPlatform,
  toBot,
} from "@/lib/testing/test-platform";
import { handle } from "@/lib/transport/api";
import { Secret } from "@/lib/vault/secret";
import { channelAddress } from "./channel-address";

addTestPlatform();

let tree: TestTree;
let bot: TestBot;
beforeAll(async () => {
  tree = await createTree();
  bot = await createTestBot(tree.organizationId, tree.agent.id);
});

const send = (request: Request) => handle(request, { address: "127.0.0.1" });

const stored = ({ organizationId, connectionId }: TestBot) =>
  inOrganization(organizationId, (tx) =>
    tx.message.findMany({
      where: { organizationId, connectionId },
      include: { conversation: true },
      orderBy: { externalId: "asc" },
    }),
  );

const another = async (): Promise<TestBot> => {
  const { organizationId, team } = tree;
  const { id } = await createTestNode(organizationId, team.id, "agent", crypto.randomUUID());
  return createTestBot(organizationId, id);
};

describe("what is signed as it should be", () => {
  test("is stored once however often it is told, with all that was said sealed", async () => {
    const bot = await another();
    const messages = [
      testMessage({ externalId: "a", text: "Hello scout", sentAt: new Date(1_000), sortKey: "7" }),
      testMessage({
        externalId: "b",
        thread: "t1",
        conversation: { id: "D1", kind: "direct", name: "Anna" },
      }),
    ];
    const answers = await Promise.all(
      [messages, messages.toReversed(), messages].map((each) =>
        send(toBot(bot, { messages: each })),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await answers[0]?.text()).toBe("thanks");
    const rows = await stored(bot);
    expect(rows).toMatchObject([
      {
        externalId: "a",
        direction: "in",
        position: null,
        sortKey: "7",
        conversation: { name: "#general" },
      },
      { externalId: "b", conversation: { externalId: "D1", kind: "direct", name: "Anna" } },
    ]);
    const [first] = rows;
    expect(first?.sentAt).toEqual(new Date(1_000));
    expect(JSON.stringify(first)).not.toContain("Hello scout");
    const { organizationId } = bot;
    const body = await inOrganization(organizationId, (tx) =>
      openMessage(tx, first?.body ?? "", { organizationId, id: first?.id ?? "" }),
    );
    expect(body).toMatchObject({ text: "Hello scout", sender: { name: "Anna" } });
  });

  test("is stored whatever characters somebody found to send", async () => {
    const bot = await another();
    const odd = "a\0b \ud800 \u202e 🙂";
    const conversation = { id: `C${odd}`, kind: "channel", name: odd, reference: { odd } } as const;
    const message = testMessage({ externalId: odd, sortKey: odd, text: odd, conversation });
    for (let n = 0; n < 2; n += 1)
      expect((await send(toBot(bot, { messages: [message] }))).status).toBe(200);
    expect(await stored(bot)).toHaveLength(1);
  });

  test("follows the conversation's name", async () => {
    const bot = await another();
    for (const name of ["#general", "#lounge"])
      await send(
        toBot(bot, {
          messages: [testMessage({ conversation: { id: "C1", kind: "channel", name } })],
        }),
      );
    expect((await stored(bot)).map(({ conversation }) => conversation.name)).toEqual([
      "#lounge",
      "#lounge",
    ]);
  });

  test("is not kept where it is what the bot said itself", async () => {
    const bot = await another();
    const sender = { id: "B1", name: "scout", isBot: true, isSelf: true };
    const { status } = await send(toBot(bot, { messages: [testMessage({ sender })] }));
    expect(status).toBe(200);
    expect(await stored(bot)).toEqual([]);
  });

  test("is kept of many at once in many conversations, none twice and none lost", async () => {
    const bot = await another();
    const messages = Array.from({ length: 200 }, (_, index) =>
      testMessage({ conversation: { id: `C${String(index % 7)}`, kind: "channel", name: "#c" } }),
    );
    const batches = [
      messages,
      messages.toReversed(),
      messages.slice(50),
      messages.slice(0, 150).toReversed(),
    ];
    await Promise.all(batches.map((each) => send(toBot(bot, { messages: each }))));
    const rows = await stored(bot);
    expect(rows.map(({ externalId }) => externalId)).toEqual(
      messages.map(({ externalId }) => externalId).toSorted(),
    );
    expect(new Set(rows.map(({ conversationId }) => conversationId)).size).toBe(7);
  });
});

describe("what is not meant for it is refused, and nothing is stored", () => {
  test("signed with another bot's secret, of the same agent's organization", async () => {
    const other = await another();
    const request = toBot(bot, { messages: [testMessage()] }, other.signing);
    const answer = await send(request);
    expect([answer.status, await answer.text()]).toEqual([401, "refused"]);
    expect(await stored(bot)).toEqual([]);
  });

  test("signed for one bot and sent to another's address", async () => {
    const other = await another();
    const body = await toBot(other, { messages: [testMessage()] }).text();
    const { headers } = toBot(other, { messages: [] });
    const url = channelAddress(testPlatform.id, bot.organizationId, bot.connectionId);
    expect((await send(new Request(url, { method: "POST", headers, body }))).status).toBe(401);
    expect(await stored(bot)).toEqual([]);
  });

  test("at an address of another organization, provider or channel, or of none", async () => {
    const { organizationId } = await createTree();
    const signed = (url: string) => {
      const { headers } = toBot(bot, { messages: [testMessage()] });
      return new Request(url, { method: "POST", headers, body: "{}" });
    };
    const right = channelAddress(testPlatform.id, bot.organizationId, bot.connectionId);
    const wrong = [
      channelAddress(testPlatform.id, organizationId, bot.connectionId),
      channelAddress("github", bot.organizationId, bot.connectionId),
      channelAddress("slack", bot.organizationId, bot.connectionId),
      channelAddress("constructor", bot.organizationId, bot.connectionId),
      channelAddress(testPlatform.id, bot.organizationId, crypto.randomUUID()),
      right.slice(0, -1),
      `${right}A`,
      right.replace(/.$/, "!"),
      right.replace(/\/[^/]*$/, "/"),
    ];
    for (const url of wrong) expect([url, (await send(signed(url))).status]).toEqual([url, 404]);
    expect(await stored(bot)).toEqual([]);
  });

  test("longer than 1 MiB", async () => {
    const text = "x".repeat(1024 * 1024);
    expect((await send(toBot(bot, { messages: [testMessage({ text })] }))).status).toBe(413);
    expect(await stored(bot)).toEqual([]);
  });

  test("with another method", async () => {
    const { url } = toBot(bot, {});
    const answers = ["PUT", "DELETE", "PATCH"].map((method) => send(new Request(url, { method })));
    for (const answer of answers) expect((await answer).status).toBe(405);
  });
});

describe("a channel that changes", () => {
  test("takes nothing from the moment in which it ended", async () => {
    const bot = await another();
    expect((await send(toBot(bot, { messages: [testMessage()] }))).status).toBe(200);
    const { organizationId, connectionId: id } = bot;
    await inOrganization(organizationId, (tx) =>
      tx.connection.updateMany({ where: { organizationId, id }, data: { endedAt: new Date() } }),
    );
    expect((await send(toBot(bot, { messages: [testMessage()] }))).status).toBe(404);
    expect(await stored(bot)).toHaveLength(1);
  });

  test("checks with its new credential from the moment in which it was replaced", async () => {
    const bot = await another();
    expect((await send(toBot(bot, { messages: [testMessage()] }))).status).toBe(200);
    const { organizationId, connectionId: id } = bot;
    const signing = crypto.randomUUID();
    await inOrganization(organizationId, async (tx) => {
      const credential = await sealCredential(
        tx,
        new Secret({ signing }),
        { organizationId, id },
        2,
      );
      const data = { credential, credentialVersion: 2 };
      await tx.connection.updateMany({ where: { organizationId, id }, data });
    });
    expect((await send(toBot(bot, { messages: [testMessage()] }))).status).toBe(401);
    expect((await send(toBot({ ...bot, signing }, { messages: [testMessage()] }))).status).toBe(
      200,
    );
    expect(await stored(bot)).toHaveLength(2);
  });

  test("is greeted only while it is being made", async () => {
    const { organizationId, agent } = tree;
    const id = crypto.randomUUID();
    const hello = () =>
      send(
        new Request(`${channelAddress(testPlatform.id, organizationId, id)}/hello`, {
          method: "POST",
          body: "{}",
        }),
      );
    expect((await hello()).status).toBe(404);
    await inOrganization(organizationId, (tx) =>
      tx.provision.create({
        data: {
          organizationId,
          id,
          nodeId: agent.id,
          integration: "slack",
          provider: testPlatform.id,
          world: "sandbox",
          kind: "app",
        },
        select: { id: true },
      }),
    );
    const greeted = await hello();
    expect([greeted.status, await greeted.text()]).toEqual([200, "hello"]);
    await inOrganization(organizationId, (tx) =>
      tx.provision.updateMany({
        where: { organizationId, id },
        data: { state: "undone", endedAt: new Date() },
      }),
    );
    expect((await hello()).status).toBe(404);
  });
});
