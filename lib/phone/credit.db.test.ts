import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { setUpChannel } from "@/lib/channels/set-up";
import { setBudget } from "@/lib/credits/set-budget";
import { inOrganization } from "@/lib/db";
import { installIntegration } from "@/lib/installations/install";
import type { Worker } from "@/lib/jobs/worker";
import { execute } from "@/lib/pipeline/execute";
import { createPoorTree, giveCredit, type TestTree } from "@/lib/testing/fixtures";
import { useOwnDatabase } from "@/lib/testing/own-database";
import {
  forgetOutsideAccounts,
  type OwnSandbox,
  startOwnPlatforms,
} from "@/lib/testing/own-sandbox";
import { type PhonePerson, phonePerson } from "@/lib/testing/phone-people";
import { startTestWorker } from "@/lib/testing/worker";
import { callTool } from "@/lib/tools/dispatch";
import { usageKey } from "@/lib/usage/usage-event";
import { provisionNumber } from "./numbers/provision";
import { findNumber } from "./own-number";
import { reserveSending } from "./reserve";
import { settlePrice } from "./settle-price";
import { sweepPhone } from "./sweep";
import { watchCall } from "./watch-call";
import { silentForMs } from "./watch-later";

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
const within = { timeout: 20_000, interval: 50 };
const month = 1_150_000n;
/** What a part and a minute cost by both companies' lists. */
const part = 46_300n;
const minute = 15_800n;

describe.each([
  ["Twilio", "+447400555000"],
  ["Telnyx", "+447400555001"],
])("a number at %s", (company, number) => {
  let tree: TestTree;
  let person: PhonePerson;
  let connectionId: string;

  /** Buys the number, after which so much is left. */
  async function begin(left: bigint): Promise<void> {
    tree = await createPoorTree();
    const { organizationId, agent, owner, system } = tree;
    await giveCredit(organizationId, month + left);
    await execute(installIntegration, system, { nodeId: agent.id, integration: "phone" });
    const made = await execute(provisionNumber, owner, { nodeId: agent.id, number });
    connectionId = made.connectionId ?? "";
    expect(await setUpChannel({ organizationId, id: connectionId })).toEqual({ kind: "ready" });
    person = phonePerson(sandbox.control, carla, number);
    expect(await pool()).toMatchObject({ balanceMicros: left, reservedMicros: 0n });
  }

  beforeEach(async () => {
    await sandbox.reset();
    await sandbox.control("POST", "/numbers/orders", { orderMs: 50 });
    await sandbox.control("POST", "/phone", { pace: 0.02, priceFactor: 1 });
  });
  afterEach(() => forgetOutsideAccounts(tree.organizationId));

  const inDatabase = <T>(read: Parameters<typeof inOrganization<T>>[1]) =>
    inOrganization(tree.organizationId, read);
  const pool = () => inDatabase((tx) => tx.creditPool.findFirstOrThrow());
  const events = () =>
    inDatabase((tx) => tx.usageEvent.findMany({ where: { meter: { not: "number_month" } } }));
  const lines = () =>
    inDatabase((tx) =>
      tx.ledgerEntry.findMany({
        where: { kind: { in: ["usage", "correction"] }, meter: { not: "number_month" } },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      }),
    );
  const use = (tool: string, args: object) =>
    execute(callTool, tree.owner, { nodeId: tree.agent.id, tool, arguments: { ...args } });
  const sendText = () => use("phone_send_sms", { to: carla, text: "Hello Carla" });
  const outTexts = async () =>
    (await person.phones()).texts.filter(({ direction }) => direction === "out");
  const callOf = async (id: string) => (await person.phones()).calls.find((each) => each.id === id);
  /** What a job does, as often as it takes: the company knows the price some time. */
  const charged = async (): Promise<bigint[]> => {
    const [event] = await events();
    if (event?.settledAt === null) await settlePrice({ ...tree, eventId: event.id });
    return (await lines()).map(({ amountMicros }) => amountMicros);
  };

  test("sends nothing that there is no credit for, and counts none of it", async () => {
    await begin(part - 1n);
    await expect(sendText()).rejects.toMatchObject({
      kind: "payment_required",
      message: expect.stringMatching(/\$0\.05.*\$0\.05 is left|0\.0463/) as string,
    });
    await expect(use("phone_call", { to: carla, say: "Hello" })).resolves.toBeDefined();
    expect(await outTexts()).toEqual([]);
    expect((await events()).filter(({ meter }) => meter === "sms_out_part")).toEqual([]);
    await giveCredit(tree.organizationId, 1_000_000n);
    expect(await sendText()).toMatchObject({ outcome: "done" });
  });

  test("sends nothing beyond any budget on its line, whichever of them is used up", async () => {
    await begin(10_000_000n);
    for (const node of [tree.agent, tree.team]) {
      const limit = { period: "month", meter: "sms_out_part", atLimit: "refuse" } as const;
      const { budget } = await execute(setBudget, tree.owner, {
        nodeId: node.id,
        ...limit,
        amountMicros: (part - 1n).toString(),
      });
      await expect(sendText()).rejects.toMatchObject({ kind: "payment_required" });
      await execute(setBudget, tree.owner, {
        nodeId: node.id,
        ...limit,
        amountMicros: "1000000",
        version: budget.version,
      });
    }
    expect(await outTexts()).toEqual([]);
    await sendText();
    expect(await outTexts()).toHaveLength(1);
  });

  test.each([1.4, 0.5])(
    "holds what a text may cost, and charges what the company took, %s times as much",
    async (priceFactor) => {
      await begin(1_000_000n);
      await sandbox.control("POST", "/phone", { priceFactor });
      const { callId } = await sendText();
      const told = (part * BigInt(priceFactor * 10)) / 10n;
      await expect.poll(charged, within).toEqual([told]);
      expect(await lines()).toMatchObject([
        {
          meter: "sms_out_part",
          estimateMicros: part,
          callId,
          connectionId,
          nodeId: tree.agent.id,
          integration: "phone",
          sandbox: true,
        },
      ]);
      const call = await inDatabase((tx) =>
        tx.toolCall.findFirstOrThrow({ where: { id: callId } }),
      );
      expect(call.costMicros).toBe(told);
      expect(await pool()).toMatchObject({ balanceMicros: 1_000_000n - told, reservedMicros: 0n });
    },
  );

  test("does not charge what the company refused", async () => {
    await begin(1_000_000n);
    const fault = { provider: company.toLowerCase(), kind: "status", status: 400 };
    await sandbox.control("POST", "/faults", fault);
    await expect(sendText()).rejects.toThrow();
    await sandbox.control("DELETE", "/faults");
    expect(await pool()).toMatchObject({ balanceMicros: 1_000_000n, reservedMicros: 0n });
    expect(await lines()).toEqual([]);
  });

  test("charges what comes in while nothing is left once there is credit, at the company's price", async () => {
    await begin(0n);
    await sandbox.control("POST", "/phone", { priceFactor: 2 });
    await person.text("Is anybody there?");
    await expect
      .poll(async () => {
        await charged();
        return (await events()).map(({ providerMicros }) => providerMicros);
      }, within)
      .toEqual([15_000n]);
    expect(await lines()).toEqual([]);
    await giveCredit(tree.organizationId, 100_000n);
    expect(await lines()).toMatchObject([{ meter: "sms_in_part", amountMicros: 15_000n }]);
  });

  test("holds as many minutes of a call as there is credit for, and the call ends with them", async () => {
    await begin(2n * minute + 1n);
    const { result } = await use("phone_call", { to: carla, say: "Hello" });
    const { call: id } = result as { call: string };
    expect(await pool()).toMatchObject({ reservedMicros: 2n * minute });
    await person.act(id, "answer");
    await expect.poll(async () => (await callOf(id))?.state, within).toBe("ended");
    await expect.poll(async () => (await pool()).reservedMicros, within).toBe(0n);
    // Two minutes at the sandbox's pace are one begun.
    await expect
      .poll(async () => (await lines()).map(({ quantity }) => quantity), within)
      .toEqual([1n]);
    expect((await pool()).balanceMicros).toBe(minute + 1n);
  });

  test("charges an answered call by its minutes, and corrects that by the company's price", async () => {
    await begin(5_000_000n);
    await sandbox.control("POST", "/phone", { priceFactor: 2 });
    const { result } = await use("phone_call", { to: carla, say: "Hello" });
    const { call: id } = result as { call: string };
    expect(await pool()).toMatchObject({ reservedMicros: 60n * minute });
    await person.act(id, "answer");
    await expect.poll(async () => (await callOf(id))?.lines.length, within).toBe(1);
    await person.act(id, "hang_up");
    await expect.poll(charged, within).toEqual([minute, minute]);
    expect(await lines()).toMatchObject([{ kind: "usage" }, { kind: "correction" }]);
    expect((await pool()).balanceMicros).toBe(5_000_000n - 2n * minute);
  });

  test("gives back what was held for a call that nobody answered", async () => {
    await begin(5_000_000n);
    const { result } = await use("phone_call", { to: carla, say: "Hello" });
    await person.act((result as { call: string }).call, "decline");
    await expect.poll(async () => (await pool()).reservedMicros, within).toBe(0n);
    expect(await pool()).toMatchObject({ balanceMicros: 5_000_000n });
    expect(await lines()).toEqual([]);
  });

  test("hangs up where nobody has said anything for a while", async () => {
    await begin(5_000_000n);
    const id = await person.call();
    await expect.poll(async () => (await callOf(id))?.state, within).toBe("answered");
    const { id: conversationId } = await inDatabase((tx) => tx.conversation.findFirstOrThrow());
    const watch = () => watchCall({ organizationId: tree.organizationId, conversationId });
    await watch();
    expect((await callOf(id))?.state).toBe("answered");
    const long = new Date(Date.now() - silentForMs);
    await inDatabase(async (tx) => {
      await tx.message.updateMany({ data: { sentAt: long } });
      await tx.conversation.updateMany({
        data: {
          facts: {
            direction: "in",
            party: carla,
            state: "answered",
            answeredAt: long.toISOString(),
          },
        },
      });
    });
    await watch();
    await expect.poll(async () => (await callOf(id))?.state, within).toBe("ended");
  });
});

test("what a process held and left behind when it died is charged or given back", async () => {
  const tree = await createPoorTree();
  const { organizationId, agent, system, owner } = tree;
  await giveCredit(organizationId, 5_000_000n);
  await sandbox.reset();
  await sandbox.control("POST", "/numbers/orders", { orderMs: 50 });
  await execute(installIntegration, system, { nodeId: agent.id, integration: "phone" });
  const input = { nodeId: agent.id, number: "+447400555000" };
  const { connectionId } = await execute(provisionNumber, owner, input);
  const own = await inOrganization(organizationId, (tx) =>
    findNumber(tx, { organizationId, connectionId: connectionId ?? "" }),
  );
  if (!own) throw new Error("The number was bought");
  const to = { number: carla, country: "GB", isPremium: false };
  const reserve = (kind: "text" | "call", callId: string) =>
    inOrganization(organizationId, async (tx) => {
      const wanted = { kind, to, facts: {}, settings: {}, quantity: 1n, most: 10n };
      await reserveSending(tx, own, { ...wanted, key: usageKey.planned(callId), callId });
    });
  const outcomes = { failed: "text", unknown: "text", gone: "call" } as const;
  for (const [outcome, kind] of Object.entries(outcomes)) {
    const callId = crypto.randomUUID();
    await reserve(kind, callId);
    await inOrganization(organizationId, (tx) =>
      tx.toolCall.create({
        data: {
          organizationId,
          id: callId,
          nodeId: agent.id,
          integration: "phone",
          tool: kind === "text" ? "phone_send_sms" : "phone_call",
          actorKind: "system",
          argumentsDigest: Buffer.alloc(32),
          outcome: outcome === "gone" ? "unknown" : outcome,
        },
      }),
    );
  }
  const pool = () => inOrganization(organizationId, (tx) => tx.creditPool.findFirstOrThrow());
  const age = (hours: number) =>
    inOrganization(organizationId, (tx) =>
      tx.usageEvent.updateMany({
        where: { organizationId, meter: { not: "number_month" } },
        data: { at: new Date(Date.now() - hours * 3_600_000) },
      }),
    );
  expect((await pool()).reservedMicros).toBe(2n * 110_000n + 140_000n);
  await sweepPhone(organizationId);
  expect((await pool()).reservedMicros).toBe(2n * 110_000n + 140_000n);
  await age(0.5);
  await sweepPhone(organizationId);
  // Of both texts, one may have been sent. A call may still go on.
  expect(await pool()).toMatchObject({
    reservedMicros: 140_000n,
    balanceMicros: 5_000_000n - month - 11_000n,
  });
  await age(2);
  await sweepPhone(organizationId);
  expect(await pool()).toMatchObject({ reservedMicros: 0n });

  // A price that the company never tells: the estimate, after three days.
  const key = usageKey.message(connectionId ?? "", "SM_of_nobody");
  await inOrganization(organizationId, async (tx) => {
    const wanted = { kind: "text", to, facts: {}, settings: {}, quantity: 1n, key } as const;
    await reserveSending(tx, own, wanted);
  });
  await age(70);
  await sweepPhone(organizationId);
  expect((await pool()).reservedMicros).toBe(11_000n);
  await age(73);
  await sweepPhone(organizationId);
  expect(await pool()).toMatchObject({
    reservedMicros: 0n,
    balanceMicros: 5_000_000n - month - 22_000n,
  });
  await forgetOutsideAccounts(organizationId);
});
