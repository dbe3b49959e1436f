import { beforeEach, describe, expect, test } from "vitest";
import { noteOutcome } from "@/lib/channels/note-outcome";
import { inOrganization } from "@/lib/db";
import type { ChannelEvent } from "@/lib/providers/channel";
import { createTree } from "@/lib/testing/fixtures";
import {
  addTestPlatform,
  createTestBot,
  type TestBot,
  testMessage,
  toBot,
} from "@/lib/testing/test-platform";
import { handle } from "@/lib/transport/api";
import { holdUsage } from "@/lib/usage/hold-usage";
import { usageKey } from "@/lib/usage/usage-event";
import { callLine } from "./call-line";
import { noteCall } from "./note-call";
import { findOptOut } from "./opt-outs";
import { findNumber, usedBy } from "./own-number";
import { queueSpeech } from "./queue-speech";
import { sweepPhone } from "./sweep";

addTestPlatform();

const person = "+16505550177";
let bot: TestBot;
beforeEach(async () => {
  const { organizationId, agent } = await createTree();
  bot = await createTestBot(organizationId, agent.id);
});

const tell = async (...events: ChannelEvent[]) => {
  const { status } = await handle(toBot(bot, { events }), { address: "127.0.0.1" });
  expect(status).toBe(200);
};
const inDatabase = <T>(read: Parameters<typeof inOrganization<T>>[1]) =>
  inOrganization(bot.organizationId, read);
const usage = () =>
  inDatabase((tx) =>
    tx.usageEvent.findMany({
      where: { organizationId: bot.organizationId },
      select: { meter: true, quantity: true, providerMicros: true },
    }),
  );
const call = () =>
  inDatabase((tx) =>
    tx.conversation.findFirstOrThrow({ where: { organizationId: bot.organizationId } }),
  );

type CallEvent = Extract<ChannelEvent, { type: "call" }>;
const of = { type: "call", callId: "c1", party: person, direction: "in" } as const;
const ringing: CallEvent = { ...of, state: "ringing" };
const answered: CallEvent = { ...of, state: "answered" };
const ended: CallEvent = { ...of, state: "ended", seconds: 61 };
const priced: CallEvent = { type: "call", callId: "c1", priceMicros: 17_000n, seconds: 120 };

describe("a call", () => {
  test.each([
    ["in order", [ringing, answered, ended, priced]],
    ["doubled", [ringing, ringing, answered, answered, ended, priced, ended, priced]],
    ["with its end before its beginning", [ended, ringing, answered, priced]],
  ])("told of %s is counted once, with the provider's price", async (_how, events) => {
    for (const event of events) await noteCall(bot, event);
    expect(await usage()).toEqual([
      { meter: "voice_in_minute", quantity: 2n, providerMicros: 17_000n },
    ]);
    expect((await call()).facts).toMatchObject({ state: "ended", party: person });
    expect((await call()).endedAt).not.toBeNull();
  });

  test("of which all is told at once is one conversation, counted once", async () => {
    await tell(ringing);
    await Promise.all([tell(ended), tell(ended), tell(answered), tell(ended)]);
    expect(await usage()).toHaveLength(1);
  });

  test("whose end was never told ends all the same, an hour later", async () => {
    await tell(ringing, answered);
    await sweepPhone(bot.organizationId);
    expect((await call()).endedAt).toBeNull();
    await inDatabase((tx) =>
      tx.conversation.updateMany({
        where: { organizationId: bot.organizationId },
        data: { createdAt: new Date(Date.now() - 2 * 3_600_000) },
      }),
    );
    await sweepPhone(bot.organizationId);
    expect((await call()).facts).toMatchObject({ state: "ended", seconds: 3_600 });
    expect(await usage()).toMatchObject([{ quantity: 60n }]);
  });

  test("hands out what the agent says once, in order, however many ask, and nothing once it is over", async () => {
    await tell(ringing, answered);
    const { id: conversationId } = await call();
    const texts = ["One", "Two", "Three"];
    for (const text of texts)
      await inDatabase(async (tx) => {
        const own = await findNumber(tx, bot);
        if (!own) throw new Error("There is no number");
        await queueSpeech(tx, own, { conversationId, callExternalId: "c1", text, callId: null });
      });
    const line = callLine(bot);
    const asked = await Promise.all([1, 2, 3].map(() => line.takeSpeech("c1", 0)));
    expect(asked.filter((taken) => taken.texts.length > 0)).toEqual([{ texts, hangUp: false }]);
    await tell(ended);
    expect(await line.takeSpeech("c1", 10_000)).toEqual({ texts: [], hangUp: true });
  });

  test("waits for what the agent is about to say", async () => {
    await tell(ringing, answered);
    const { id: conversationId } = await call();
    const asking = callLine(bot).takeSpeech("c1", 5_000);
    await inDatabase(async (tx) => {
      const own = await findNumber(tx, bot);
      if (own)
        await queueSpeech(tx, own, {
          conversationId,
          callExternalId: "c1",
          text: "Yes",
          callId: null,
        });
    });
    expect(await asking).toEqual({ texts: ["Yes"], hangUp: false });
  });
});

describe("whoever texts STOP", () => {
  const word = async (type: "opt_out" | "opt_in", messageId: string, recipient = person) => {
    const message = testMessage({
      externalId: messageId,
      conversation: { id: recipient, kind: "sms", name: recipient },
    });
    const event = { type, messageId, recipient, word: "STOP", isAnswered: true } as const;
    await handle(toBot(bot, { messages: [message], events: [event] }), { address: "127.0.0.1" });
  };
  const isOut = () =>
    inDatabase(async (tx) => {
      const own = await findNumber(tx, bot);
      return own ? findOptOut(tx, own, person) : undefined;
    });

  test("is left alone until they text START, and an old word told again changes nothing", async () => {
    await word("opt_out", "m1");
    expect(await isOut()).toBe(true);
    await word("opt_in", "m2");
    expect(await isOut()).toBe(false);
    await word("opt_out", "m1");
    expect(await isOut()).toBe(false);
    await word("opt_out", "m3");
    await word("opt_in", "m2");
    expect(await isOut()).toBe(true);
  });

  test("is heeded however carriers write that number", async () => {
    await word("opt_out", "m1", "+5215512345678");
    const isOutAs = (written: string) =>
      inDatabase(async (tx) => {
        const own = await findNumber(tx, bot);
        return own ? findOptOut(tx, own, written) : undefined;
      });
    expect(await isOutAs("+525512345678")).toBe(true);
    expect(await isOutAs("+5215512345678")).toBe(true);
    expect(await isOutAs("+525512345679")).toBe(false);
    await word("opt_in", "m2", "+525512345678");
    expect(await isOutAs("+5215512345678")).toBe(false);
  });

  test("stays so when the number is connected anew", async () => {
    await word("opt_out", "m1");
    const { organizationId, connectionId, accountId, nodeId } = bot;
    await inDatabase((tx) =>
      tx.connection.updateMany({
        where: { organizationId, id: connectionId },
        data: { endedAt: new Date() },
      }),
    );
    const again = await createTestBot(organizationId, nodeId);
    await inDatabase((tx) =>
      tx.connection.updateMany({
        where: { organizationId, id: again.connectionId },
        data: { accountId },
      }),
    );
    const own = await inDatabase((tx) => findNumber(tx, again));
    expect(own?.number).toBe(accountId);
    expect(await inDatabase(async (tx) => own !== undefined && findOptOut(tx, own, person))).toBe(
      true,
    );
  });
});

test("a text that did not arrive is free, whatever price is told of it", async () => {
  const key = usageKey.message(bot.connectionId, "out-1");
  const own = await inDatabase((tx) => findNumber(tx, bot));
  if (!own) throw new Error("There is a number");
  await inDatabase((tx) =>
    holdUsage(tx, { ...usedBy(own), meter: "sms_out_part", quantity: 1n, key }),
  );
  const { id: conversationId } = await inDatabase(async (tx) => {
    const where = { organizationId: bot.organizationId, connectionId: bot.connectionId };
    const data = { ...where, nodeId: bot.nodeId, externalId: person, kind: "sms", name: person };
    const conversation = await tx.conversation.create({ data });
    await queueSpeech(tx, own, {
      conversationId: conversation.id,
      callExternalId: "unused",
      text: "Hello",
      callId: null,
    });
    await tx.message.updateMany({
      where: { conversationId: conversation.id },
      data: { externalId: "out-1", state: "sent" },
    });
    return conversation;
  });
  const pool = () => inDatabase((tx) => tx.creditPool.findFirstOrThrow());
  expect((await pool()).reservedMicros).toBe(11_000n);
  const outcome = { type: "delivery", messageId: "out-1", priceMicros: 11_000n } as const;
  await noteOutcome(bot, { ...outcome, state: "failed" });
  await noteOutcome(bot, { ...outcome, state: "sent" });
  expect(await pool()).toMatchObject({ balanceMicros: 1_000_000_000n, reservedMicros: 0n });
  expect(
    await inDatabase((tx) => tx.message.findFirst({ where: { conversationId } })),
  ).toMatchObject({ state: "failed" });
});

test("a text is counted once, however often and at once it is told", async () => {
  const event: ChannelEvent = { type: "text_charge", messageId: "m1", party: person, parts: 2 };
  await Promise.all([tell(event), tell(event), tell(event)]);
  expect(await usage()).toEqual([{ meter: "sms_in_part", quantity: 2n, providerMicros: null }]);
});
