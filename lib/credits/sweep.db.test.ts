import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { inOrganization } from "@/lib/db";
import { createPoorTree, giveCredit, type TestTree } from "@/lib/testing/fixtures";
import { poolOf, Spending } from "@/lib/testing/spending";
import { holdUsage } from "@/lib/usage/hold-usage";
import { noteFailedUsage } from "@/lib/usage/take-back";
import type { Used } from "@/lib/usage/usage-event";
import { creditKey } from "./hold";
import { sweepCredits } from "./sweep";

let tree: TestTree;
let spending: Spending;
beforeEach(async () => {
  tree = await createPoorTree();
  await giveCredit(tree.organizationId, 50_000n);
  spending = new Spending(tree.organizationId, tree.agent.id);
});

const past = () => new Date(Date.now() - 1_000);

const stateOf = (key: string) =>
  inOrganization(tree.organizationId, async (tx) => {
    const row = await tx.creditReservation.findFirstOrThrow({ where: { key } });
    return { state: row.state, charged: row.chargedMicros };
  });

describe("what is held of a call whose process died", () => {
  test.each([
    ["done", "settled", 1_000n],
    ["unknown", "settled", 1_000n],
    ["running", "settled", 1_000n],
    ["failed", "released", 0n],
    ["refused", "released", 0n],
    ["voided", "released", 0n],
  ])("%s: it is %s", async (outcome, state, charged) => {
    const { organizationId, agent } = tree;
    const callId = randomUUID();
    await inOrganization(organizationId, (tx) =>
      tx.toolCall.create({
        data: {
          ...{ organizationId, id: callId, nodeId: agent.id, integration: "web-fetch" },
          ...{ tool: "web_fetch_page", actorKind: "agent", outcome },
          argumentsDigest: Buffer.alloc(32),
        },
      }),
    );
    const key = creditKey.call(callId);
    await spending.hold(key, { callId, expiresAt: past() });
    await sweepCredits(organizationId);
    expect(await stateOf(key)).toEqual({ state, charged });
    expect(await poolOf(organizationId)).toMatchObject({
      balance: 50_000n - charged,
      reserved: 0n,
    });
    const call = await inOrganization(organizationId, (tx) =>
      tx.toolCall.findFirstOrThrow({ where: { id: callId } }),
    );
    expect(call.costMicros).toBe(charged);
  });

  test("that was never noted is given back", async () => {
    const callId = randomUUID();
    await spending.hold(creditKey.call(callId), { callId, expiresAt: past() });
    await sweepCredits(tree.organizationId);
    expect(await stateOf(creditKey.call(callId))).toEqual({ state: "released", charged: 0n });
  });

  test("is left alone as long as it may still be under way", async () => {
    const callId = randomUUID();
    const expiresAt = new Date(Date.now() + 60_000);
    await spending.hold(creditKey.call(callId), { callId, expiresAt });
    await spending.hold("for good");
    await sweepCredits(tree.organizationId);
    expect(await stateOf(creditKey.call(callId))).toMatchObject({ state: "held" });
    expect(await stateOf("for good")).toMatchObject({ state: "held" });
  });
});

describe("what is held of something that was used and never got its price", () => {
  const use = async (more: Partial<Used> = {}) => {
    const { organizationId, agent } = tree;
    const used: Used = {
      ...{ organizationId, nodeId: agent.id, integration: "phone", ownAccount: false },
      ...{ meter: "sms_out_part", quantity: 2n, key: randomUUID(), connectionId: randomUUID() },
      listPrice: { version: "list", micros: 700n },
      ...more,
    };
    await inOrganization(organizationId, (tx) =>
      holdUsage(tx, used, { heldForMs: -1_000, most: 5n }),
    );
    const event = await inOrganization(organizationId, (tx) =>
      tx.usageEvent.findFirstOrThrow({ where: { key: used.key } }),
    );
    return { event, key: creditKey.usage(event.id) };
  };

  test("is charged as expected, for as much as was used", async () => {
    const { event, key } = await use();
    await sweepCredits(tree.organizationId);
    expect(await stateOf(key)).toEqual({ state: "settled", charged: 1_400n });
    const rows = await inOrganization(tree.organizationId, (tx) =>
      tx.usageEvent.findMany({ where: { id: event.id } }),
    );
    expect(rows[0]?.settledAt).not.toBeNull();
  });

  test("stays free where it failed", async () => {
    const { event, key } = await use();
    await inOrganization(tree.organizationId, (tx) =>
      noteFailedUsage(tx, tree.organizationId, event.key),
    );
    await sweepCredits(tree.organizationId);
    expect(await stateOf(key)).toEqual({ state: "released", charged: 0n });
  });

  test("is given back where it is a month of a number that was never bought", async () => {
    const { key } = await use({ meter: "number_month", quantity: 1n });
    await sweepCredits(tree.organizationId);
    expect(await stateOf(key)).toEqual({ state: "released", charged: 0n });
  });
});

test("what is due is charged once there is credit, though nobody paid just then", async () => {
  await spending.hold("most", { quantity: 50n });
  await spending.later("due");
  expect(await stateOf("due")).toMatchObject({ state: "due" });
  await spending.release("most");
  await sweepCredits(tree.organizationId);
  expect(await stateOf("due")).toEqual({ state: "settled", charged: 1_000n });
});
