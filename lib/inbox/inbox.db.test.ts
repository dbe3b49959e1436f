import { beforeAll, describe, expect, test } from "vitest";
import { inOrganization } from "@/lib/db";
import { execute } from "@/lib/pipeline/execute";
import { createPerson, createTestNode, createTree, type TestTree } from "@/lib/testing/fixtures";
import {
  addTestPlatform,
  createTestBot,
  type TestBot,
  testMessage,
  toBot,
} from "@/lib/testing/test-platform";
import type { InboundMessage } from "@/lib/providers/channel";
import { handle } from "@/lib/transport/api";
import { acknowledgeMessages } from "./acknowledge";
import { getInbox } from "./get";
import { listConversations } from "./list-conversations";
import { listMessages } from "./list-messages";
import { numberInbox } from "./number-inbox";
import { readInbox } from "./read";

addTestPlatform();

let tree: TestTree;
beforeAll(async () => {
  tree = await createTree();
});

async function newBot(): Promise<TestBot> {
  const { organizationId, team } = tree;
  const { id } = await createTestNode(organizationId, team.id, "agent", crypto.randomUUID());
  return createTestBot(organizationId, id);
}

const send = async (bot: TestBot, messages: InboundMessage[]): Promise<void> => {
  const { status } = await handle(toBot(bot, { messages }), { address: "127.0.0.1" });
  expect(status).toBe(200);
};

/** What has come does not get its place yet. */
const hold = ({ organizationId, connectionId }: TestBot, messages: readonly InboundMessage[]) =>
  inOrganization(organizationId, (tx) =>
    tx.message.updateMany({
      where: {
        organizationId,
        connectionId,
        externalId: { in: messages.map(({ externalId }) => externalId) },
      },
      data: { settlesAt: new Date(Date.now() + 3_600_000) },
    }),
  );

/** What has come is as old as it has to be to get its place. */
const settle = ({ organizationId, nodeId }: TestBot) =>
  inOrganization(organizationId, (tx) =>
    tx.message.updateMany({
      where: { organizationId, nodeId, direction: "in", position: null },
      data: { settlesAt: new Date(Date.now() - 1_000) },
    }),
  );

const read = ({ nodeId }: TestBot, input: object = {}) =>
  execute(readInbox, tree.owner, { nodeId, ...input });

const texts = (messages: readonly { text: string }[]) => messages.map(({ text }) => text);

/** The nth message that somebody wrote. */
const nth = (n: number, change: Partial<InboundMessage> = {}) =>
  testMessage({ text: `m${String(n)}`, sentAt: new Date(1_000_000 + n * 10), ...change });

describe("an agent reads", () => {
  test("everything in the order in which it was said, however it came", async () => {
    const bot = await newBot();
    const said = [3, 1, 4, 0, 2].map((n) => nth(n));
    for (const message of said) await send(bot, [message]);
    await hold(bot, said);
    expect((await read(bot)).messages).toEqual([]);
    await settle(bot);
    const { messages, cursor, more } = await read(bot);
    expect(texts(messages)).toEqual(["m0", "m1", "m2", "m3", "m4"]);
    expect(messages.map(({ cursor }) => cursor)).toEqual(["1", "2", "3", "4", "5"]);
    expect([cursor, more]).toEqual(["5", false]);
    expect(messages[0]).toMatchObject({
      channel: { connectionId: bot.connectionId, account: "scout" },
      conversation: { id: "C1", name: "#general", kind: "channel" },
      sender: { id: "U1", name: "Anna", isBot: false },
      sentAt: new Date(1_000_000).toISOString(),
      isTest: false,
    });
  });

  test("what was said at the same moment in the platform's own order, byte by byte", async () => {
    const bot = await newBot();
    const sentAt = new Date(5_000);
    for (const sortKey of ["b", "B", "a10", "a1", "é", "_"])
      await send(bot, [testMessage({ sentAt, sortKey, text: sortKey })]);
    await settle(bot);
    const { messages } = await read(bot);
    expect(texts(messages)).toEqual(["B", "_", "a1", "a10", "b", "é"]);
  });

  test("the same again until it is acknowledged, and what comes after a cursor whenever it asks", async () => {
    const bot = await newBot();
    await send(
      bot,
      Array.from({ length: 5 }, (_, n) => nth(n)),
    );
    await settle(bot);
    const { nodeId } = bot;
    expect(await read(bot, { limit: 2 })).toMatchObject({ cursor: "2", more: true });
    expect(texts((await read(bot, { limit: 2 })).messages)).toEqual(["m0", "m1"]);
    expect(await execute(acknowledgeMessages, tree.owner, { nodeId, through: "2" })).toEqual({
      acknowledged: 2,
      cursor: "2",
    });
    expect(texts((await read(bot)).messages)).toEqual(["m2", "m3", "m4"]);
    expect(texts((await read(bot, { after: "4" })).messages)).toEqual(["m4"]);
    expect(texts((await read(bot, { after: "0", limit: 1 })).messages)).toEqual(["m0"]);
    expect(await read(bot, { after: "999" })).toEqual({ messages: [], cursor: "999", more: false });
    // The mark goes neither back nor past what there is.
    expect(await execute(acknowledgeMessages, tree.owner, { nodeId, through: "1" })).toEqual({
      acknowledged: 0,
      cursor: "2",
    });
    expect(await execute(acknowledgeMessages, tree.owner, { nodeId, through: "77" })).toEqual({
      acknowledged: 3,
      cursor: "5",
    });
    expect((await read(bot)).messages).toEqual([]);
    expect(await execute(getInbox, tree.owner, { nodeId })).toMatchObject({
      waiting: 0,
      cursor: "5",
      webhook: null,
    });
  });

  test("what comes late after what has its place already, and nothing is skipped", async () => {
    const bot = await newBot();
    await send(bot, [nth(5)]);
    await settle(bot);
    expect((await read(bot)).cursor).toBe("1");
    await send(bot, [nth(1)]);
    await settle(bot);
    expect(texts((await read(bot, { after: "1" })).messages)).toEqual(["m1"]);
  });

  test("what came a moment ago together with what was said after it and has settled", async () => {
    const bot = await newBot();
    await send(bot, [nth(2)]);
    await settle(bot);
    const elsewhere = { id: "C2", kind: "channel", name: "#b" } as const;
    const young = [nth(1), nth(3), nth(0, { conversation: elsewhere })];
    await send(bot, young);
    await hold(bot, young);
    expect(texts((await read(bot)).messages)).toEqual(["m1", "m2"]);
    await settle(bot);
    expect(texts((await read(bot)).messages)).toEqual(["m1", "m2", "m0", "m3"]);
  });

  test("at places without gaps, while many number and many write", async () => {
    const bot = await newBot();
    const { organizationId, nodeId } = bot;
    const number = () =>
      inOrganization(organizationId, (tx) => numberInbox(tx, organizationId, nodeId));
    const seen = new Map<string, string>();
    let after = "0";
    const writing = new AbortController();
    const reading = (async () => {
      const isWriting = () => !writing.signal.aborted;
      for (let quiet = 0; isWriting() || quiet < 3;) {
        const { messages, cursor } = await read(bot, { after, limit: 7 });
        for (const message of messages) seen.set(message.cursor, message.text);
        after = cursor;
        quiet = isWriting() || messages.length > 0 ? 0 : quiet + 1;
        if (!isWriting()) await settle(bot);
      }
    })();
    for (let round = 0; round < 10; round += 1) {
      const batch = Array.from({ length: 10 }, (_, n) => nth(round * 10 + n));
      await Promise.all([
        ...batch.map((each) => send(bot, [each])),
        settle(bot),
        number(),
        number(),
      ]);
    }
    writing.abort();
    await reading;
    expect([...seen.keys()]).toEqual(Array.from({ length: 100 }, (_, n) => String(n + 1)));
    expect([...seen.values()].toSorted()).toEqual(
      Array.from({ length: 100 }, (_, n) => `m${String(n)}`).toSorted(),
    );
  });
});

describe("a conversation", () => {
  test("shows the latest first, a page at a time, and how much the agent did not take", async () => {
    const bot = await newBot();
    const { nodeId } = bot;
    const at = (id: string) => ({ conversation: { id, kind: "channel" as const, name: `#${id}` } });
    await send(bot, [nth(0, at("a")), nth(1, at("a")), nth(2, at("b"))]);
    const first = await execute(listConversations, tree.owner, { nodeId, limit: 1 });
    const second = await execute(listConversations, tree.owner, {
      nodeId,
      limit: 1,
      cursor: first.nextCursor ?? "",
    });
    expect(second.nextCursor).toBeNull();
    const both = [...first.conversations, ...second.conversations];
    expect(both.toSorted((a, b) => a.id.localeCompare(b.id))).toMatchObject([
      { id: "a", name: "#a", waiting: 2, last: { text: "m1", sender: "Anna", direction: "in" } },
      { id: "b", name: "#b", waiting: 1, last: { text: "m2" } },
    ]);
    const conversationId = both.find(({ id }) => id === "a")?.conversationId ?? "";
    const page = await execute(listMessages, tree.owner, { nodeId, conversationId, limit: 1 });
    expect(page.messages).toMatchObject([
      { text: "m1", direction: "in", state: "waiting", stateText: "Not taken by the agent yet" },
    ]);
    const rest = await execute(listMessages, tree.owner, {
      nodeId,
      conversationId,
      cursor: page.nextCursor ?? "",
    });
    expect(texts(rest.messages)).toEqual(["m0"]);
    await settle(bot);
    await execute(acknowledgeMessages, tree.owner, { nodeId, through: (await read(bot)).cursor });
    const after = await execute(listMessages, tree.owner, { nodeId, conversationId });
    expect(after.messages.map(({ state }) => state)).toEqual(["taken", "taken"]);
  });

  test("of another agent is not found", async () => {
    const [bot, other] = [await newBot(), await newBot()];
    await send(bot, [nth(0)]);
    const { conversations } = await execute(listConversations, tree.owner, { nodeId: bot.nodeId });
    const conversationId = conversations[0]?.conversationId ?? "";
    await expect(
      execute(listMessages, tree.owner, { nodeId: other.nodeId, conversationId }),
    ).rejects.toMatchObject({ kind: "not_found" });
  });
});

describe("an inbox is read", () => {
  test("by its agent and by members, and by nobody else", async () => {
    const bot = await newBot();
    const { organizationId, nodeId } = bot;
    const self = { actor: { kind: "agent", nodeId }, organizationId } as const;
    const another = { actor: { kind: "agent", nodeId: tree.agent.id }, organizationId } as const;
    const viewer = await createPerson(organizationId, nodeId, "viewer");
    const member = await createPerson(organizationId, nodeId, "member");
    const { owner: stranger } = await createTree();
    expect(await execute(readInbox, self, { nodeId })).toMatchObject({ messages: [] });
    expect(await execute(readInbox, member, { nodeId })).toMatchObject({ messages: [] });
    await expect(execute(readInbox, viewer, { nodeId })).rejects.toMatchObject({
      kind: "forbidden",
    });
    await expect(execute(readInbox, another, { nodeId })).rejects.toMatchObject({
      kind: "not_found",
    });
    await expect(
      execute(readInbox, { ...stranger, organizationId }, { nodeId }),
    ).rejects.toMatchObject({ kind: "not_found" });
  });

  test("at agents only", async () => {
    await expect(execute(readInbox, tree.owner, { nodeId: tree.team.id })).rejects.toMatchObject({
      kind: "conflict",
    });
  });
});
