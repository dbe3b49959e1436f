import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { decideApproval } from "@/lib/approvals/decide";
import { setUpChannel } from "@/lib/channels/set-up";
import { inOrganization } from "@/lib/db";
import { listMessages } from "@/lib/inbox/list-messages";
import { configureIntegration } from "@/lib/installations/configure";
import { installIntegration } from "@/lib/installations/install";
import { runSchedule } from "@/lib/jobs/tasks/run-schedule";
import type { Worker } from "@/lib/jobs/worker";
import { execute } from "@/lib/pipeline/execute";
import { askBeforeWriting, callerOf, setTestPolicies } from "@/lib/testing/asking-agent";
import { createTree, type TestTree } from "@/lib/testing/fixtures";
import { createTestKey } from "@/lib/testing/keys";
import { useOwnDatabase } from "@/lib/testing/own-database";
import {
  forgetOutsideAccounts,
  type OwnSandbox,
  startOwnPlatforms,
} from "@/lib/testing/own-sandbox";
import { type PhonePerson, phonePerson } from "@/lib/testing/phone-people";
import { startTestWorker } from "@/lib/testing/worker";
import { callTool } from "@/lib/tools/dispatch";
import { provisionNumber } from "./numbers/provision";
import { settlePrice } from "./settle-price";

useOwnDatabase();

let sandbox: OwnSandbox;
let worker: Worker;
beforeAll(async () => {
  sandbox = await startOwnPlatforms();
  worker = await startTestWorker();
});
afterAll(async () => {
  await worker.stop();
  await sandbox.close();
});

const carla = "+447400555990";
const within = { timeout: 15_000, interval: 50 };

describe.each([
  ["Twilio", "+447400555000"],
  ["Telnyx", "+447400555001"],
])("a number at %s", (company, number) => {
  let tree: TestTree;
  let person: PhonePerson;

  beforeEach(async () => {
    await sandbox.reset();
    await sandbox.control("POST", "/numbers/orders", { orderMs: 50 });
    await sandbox.control("POST", "/phone", { pace: 0.02, priceFactor: 1 });
    tree = await createTree();
    const { organizationId, agent, owner, system } = tree;
    await execute(installIntegration, system, { nodeId: agent.id, integration: "phone" });
    const { connectionId } = await execute(provisionNumber, owner, { nodeId: agent.id, number });
    const key = { organizationId, id: connectionId ?? "" };
    expect(await setUpChannel(key)).toEqual({ kind: "ready" });
    person = phonePerson(sandbox.control, carla, number);
  });
  afterEach(() => forgetOutsideAccounts(tree.organizationId));

  const use = (tool: string, args: object) =>
    execute(callTool, tree.owner, { nodeId: tree.agent.id, tool, arguments: { ...args } });
  const sendText = (text = "Hello Carla", to = carla) => use("phone_send_sms", { to, text });
  const configure = (settings: object) =>
    execute(configureIntegration, tree.owner, {
      nodeId: tree.agent.id,
      integration: "phone",
      settings: { ...settings },
    });
  const inDatabase = <T>(read: Parameters<typeof inOrganization<T>>[1]) =>
    inOrganization(tree.organizationId, read);
  const usage = () =>
    inDatabase((tx) =>
      tx.usageEvent.findMany({
        where: { organizationId: tree.organizationId, meter: { not: "number_month" } },
        orderBy: { at: "asc" },
      }),
    );
  const conversations = () =>
    inDatabase((tx) =>
      tx.conversation.findMany({ where: { organizationId: tree.organizationId } }),
    );
  /** What stands in a conversation, oldest first: who said what. */
  const talk = async (externalId: string) => {
    const found = (await conversations()).find((each) => each.externalId === externalId);
    if (!found) return [];
    const { messages } = await execute(listMessages, tree.owner, {
      nodeId: tree.agent.id,
      conversationId: found.id,
    });
    return messages
      .map(({ direction, kind, text }) => `${direction} ${kind}: ${text}`)
      .toReversed();
  };
  const call = async (id: string) => (await person.phones()).calls.find((each) => each.id === id);
  const lines = async (id: string) =>
    (await call(id))?.lines.map(({ by, text }) => `${by}: ${text}`);
  const outTexts = async () =>
    (await person.phones()).texts.filter(({ direction }) => direction === "out");

  test("texts somebody, hears what became of it, and is told the price later, whatever was expected", async () => {
    await sandbox.control("POST", "/phone", { priceFactor: 3 });
    const text = "ё".repeat(71);
    const sent = await sendText(text);
    expect(sent).toMatchObject({ outcome: "done", result: { conversation: carla, parts: 2 } });
    expect(await outTexts()).toMatchObject([{ number, person: carla, text }]);
    await expect
      .poll(
        () =>
          inDatabase((tx) =>
            tx.message.findMany({
              where: { organizationId: tree.organizationId, direction: "out" },
              select: { state: true },
            }),
          ),
        within,
      )
      .toEqual([{ state: "delivered" }]);
    await expect
      .poll(async () => {
        const [event] = await usage();
        if (event?.settledAt === null) await settlePrice({ ...tree, eventId: event.id });
        return (await usage()).map((each) => each.providerMicros);
      }, within)
      .toEqual([2n * 3n * 46_300n]);
    expect(await usage()).toMatchObject([
      {
        meter: "sms_out_part",
        quantity: 2n,
        estimateMicros: 2n * 46_300n,
        ownAccount: false,
        callId: sent.callId,
      },
    ]);
  });

  test("takes texts once, with what they cost, and answers them", async () => {
    await person.text("Is anybody there?");
    await expect.poll(() => talk(carla), within).toEqual(["in message: Is anybody there?"]);
    await expect
      .poll(usage, within)
      .toMatchObject([{ meter: "sms_in_part", quantity: 1n, callId: null }]);
    await sendText("Yes");
    expect(await talk(carla)).toEqual(["in message: Is anybody there?", "out message: Yes"]);
    const history = await use("phone_read_history", { conversation: carla });
    expect(history.result).toMatchObject({
      messages: [
        { text: "Yes", from_agent: true },
        { text: "Is anybody there?", from_agent: false, sender_id: carla },
      ],
    });
    const known = await use("phone_list_conversations", {});
    expect(known.result).toMatchObject({ conversations: [{ conversation: carla, kind: "sms" }] });
  });

  test("texts nobody any more who texted STOP, until they text START, and says so to them once", async () => {
    await person.text("stop");
    await expect
      .poll(() => inDatabase((tx) => tx.optOut.count({ where: { recipient: carla } })), within)
      .toBe(1);
    // Twilio answers by itself.
    const answers = company === "Telnyx" ? 1 : 0;
    await expect.poll(async () => (await outTexts()).length, within).toBe(answers);
    await expect(sendText()).rejects.toMatchObject({ kind: "forbidden" });
    // The agent itself is judged no other.
    const agent = { actor: { kind: "agent", nodeId: tree.agent.id } as const };
    await expect(
      execute(
        callTool,
        { ...agent, organizationId: tree.organizationId },
        {
          nodeId: tree.agent.id,
          tool: "phone_send_sms",
          arguments: { to: carla, text: "Please" },
        },
      ),
    ).rejects.toMatchObject({ kind: "forbidden" });
    expect(await outTexts()).toHaveLength(answers);

    await person.text("START");
    await expect
      .poll(
        () => inDatabase((tx) => tx.optOut.count({ where: { recipient: carla, endedAt: null } })),
        within,
      )
      .toBe(0);
    await expect.poll(async () => (await outTexts()).length, within).toBe(2 * answers);
    expect(await sendText()).toMatchObject({ outcome: "done" });
  });

  test("keeps what was approved or planned before STOP from being sent after it", async () => {
    const { organizationId, agent, owner } = tree;
    await execute(installIntegration, owner, { nodeId: agent.id, integration: "scheduler" });
    await use("scheduler_create_schedule", {
      name: "Reminder",
      tool: "phone_send_sms",
      arguments: { to: carla, text: "Remember" },
      at: new Date(Date.now() + 3_600_000).toISOString(),
    });
    await setTestPolicies(tree, organizationId, askBeforeWriting);
    const asking = await callerOf(await createTestKey(organizationId, agent.id));
    const waiting = await execute(callTool, asking, {
      nodeId: agent.id,
      tool: "phone_send_sms",
      arguments: { to: carla, text: "May I?" },
    });
    expect(waiting).toMatchObject({ outcome: "waiting" });

    await person.text("UNSUBSCRIBE");
    await expect.poll(() => inDatabase((tx) => tx.optOut.count()), within).toBe(1);
    const approvalId = waiting.approval?.id ?? "";
    await execute(decideApproval, owner, { approvalId, decision: "approve" });
    const calls = () =>
      inDatabase((tx) =>
        tx.toolCall.findMany({
          where: { organizationId, tool: "phone_send_sms" },
          select: { outcome: true },
        }),
      );
    await expect.poll(calls, within).toEqual([{ outcome: "failed" }]);

    await setTestPolicies(tree, organizationId, []);
    const { id: scheduleId } = await inDatabase(async (tx) => {
      await tx.schedule.updateMany({ where: { organizationId }, data: { nextRunAt: new Date() } });
      return tx.schedule.findFirstOrThrow({ where: { organizationId }, select: { id: true } });
    });
    await runSchedule({ organizationId, scheduleId }, { attempt: 1 });
    await expect.poll(calls, within).toEqual([{ outcome: "failed" }, { outcome: "failed" }]);
    const sent = (await outTexts()).map(({ text }) => text);
    expect(sent.filter((text) => text === "Remember" || text === "May I?")).toEqual([]);
  });

  test("sends no more than a day's texts, however many at once, and only where it may", async () => {
    await configure({ texts_per_day: 2 });
    const ends = await Promise.allSettled(["1", "2", "3", "4"].map((text) => sendText(text)));
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    for (const end of ends)
      if (end.status === "rejected") expect(end.reason).toMatchObject({ kind: "rate_limited" });
    expect(await outTexts()).toHaveLength(2);
    expect(await usage()).toHaveLength(2);
    await configure({ texts_per_day: 10 });
    await expect(sendText("Hi", "+18765551234")).rejects.toMatchObject({ kind: "forbidden" });
    expect(await outTexts()).toHaveLength(2);
  });

  test("does not count what the company refused", async () => {
    await sandbox.control("POST", "/faults", {
      provider: company.toLowerCase(),
      kind: "status",
      status: 400,
    });
    await expect(sendText()).rejects.toThrow();
    await sandbox.control("DELETE", "/faults");
    expect(await usage()).toEqual([]);
    expect(await outTexts()).toEqual([]);
  });

  test("takes a call: greets, hears what is said, speaks what the agent says, and counts minutes", async () => {
    await configure({ greeting: "Acme, this is Scout.", language: "en-GB" });
    const id = await person.call();
    await expect.poll(() => lines(id), within).toEqual(["number: Acme, this is Scout."]);
    await expect.poll(() => talk(id), within).toEqual(["in system: +44 7400 555990 is calling."]);
    await person.speak(id, "Do you have apples?");
    await expect
      .poll(() => talk(id), within)
      .toEqual(["in system: +44 7400 555990 is calling.", "in speech: Do you have apples?"]);
    await use("phone_say", { call: id, text: "Yes: <red> & green ones." });
    await expect
      .poll(() => lines(id), within)
      .toEqual([
        "number: Acme, this is Scout.",
        "person: Do you have apples?",
        "number: Yes: <red> & green ones.",
      ]);
    await use("phone_say", { call: id, text: "Goodbye." });
    await use("phone_hang_up", { call: id });
    // What was said before is spoken before.
    expect((await lines(id))?.at(-1)).toBe("number: Goodbye.");
    expect(await call(id)).toMatchObject({ state: "ended", end: "completed" });
    await expect
      .poll(async () => (await conversations()).map(({ facts }) => facts), within)
      .toMatchObject([{ state: "ended", direction: "in", party: carla }]);
    expect(await usage()).toMatchObject([{ meter: "voice_in_minute", quantity: 1n }]);
    await expect(use("phone_say", { call: id, text: "Hello?" })).rejects.toThrow(/over/);
    await expect
      .poll(async () => {
        const [event] = await usage();
        if (event?.settledAt === null) await settlePrice({ ...tree, eventId: event.id });
        return (await usage()).map((each) => each.providerMicros);
      }, within)
      .toEqual([10_000n]);
  });

  test("calls somebody: speaks once they answer, and hears them", async () => {
    const { result } = await use("phone_call", { to: carla, say: "This is Scout of Acme." });
    const id = (result as { call: string }).call;
    expect(await lines(id)).toEqual([]);
    await person.act(id, "answer");
    await expect.poll(() => lines(id), within).toEqual(["number: This is Scout of Acme."]);
    await person.speak(id, "Not now.");
    await expect
      .poll(() => talk(id), within)
      .toEqual([
        "out speech: This is Scout of Acme.",
        "in system: +44 7400 555990 answered.",
        "in speech: Not now.",
      ]);
    await person.act(id, "hang_up");
    await expect
      .poll(async () => (await conversations()).map(({ facts }) => facts), within)
      .toMatchObject([{ state: "ended", direction: "out" }]);
    expect(await usage()).toMatchObject([{ meter: "voice_out_minute", quantity: 1n }]);
  });

  test("counts a call that nobody answered against the cap, and charges nothing", async () => {
    await configure({ calls_per_day: 1 });
    const { result } = await use("phone_call", { to: carla, say: "Hello" });
    await person.act((result as { call: string }).call, "decline");
    await expect
      .poll(async () => (await conversations()).map(({ facts }) => facts), within)
      .toMatchObject([{ state: "failed" }]);
    expect(await usage()).toEqual([]);
    await expect(use("phone_call", { to: carla, say: "Again" })).rejects.toMatchObject({
      kind: "rate_limited",
    });
  });
});
