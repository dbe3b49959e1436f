import { setTimeout as wait } from "node:timers/promises";
import { beforeEach, describe, expect, test } from "vitest";
import { creditKey } from "@/lib/credits/hold";
import { inOrganization, type Tx } from "@/lib/db";
import { createPoorTree, createTree, giveCredit } from "@/lib/testing/fixtures";
import { holdUsage } from "./hold-usage";
import { nameUsage } from "./name-usage";
import { recordUsage } from "./record";
import { settleAtEstimate, settleUsage } from "./settle";
import { noteFailedUsage, takeBack } from "./take-back";
import { type Used, usageKey } from "./usage-event";

let used: Used;
let organizationId: string;
const connectionId = crypto.randomUUID();
const key = usageKey.message(connectionId, "SM1");

/** A text of two parts, for $0.0158 by the company's list. */
async function begin(tree: ReturnType<typeof createTree>, credit: bigint): Promise<void> {
  const { agent, ...rest } = await tree;
  organizationId = rest.organizationId;
  if (credit > 0n) await giveCredit(organizationId, credit);
  used = {
    organizationId,
    nodeId: agent.id,
    integration: "phone",
    connectionId,
    meter: "sms_out_part",
    quantity: 2n,
    key,
    ownAccount: false,
    listPrice: { micros: 7_900n, version: "twilio 2026-11-23" },
    details: { country: "US" },
  };
}
beforeEach(() => begin(createPoorTree(), 100_000n));

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(organizationId, work);
const events = () => run((tx) => tx.usageEvent.findMany({ where: { organizationId } }));
const lines = () =>
  run((tx) =>
    tx.ledgerEntry.findMany({
      where: { organizationId, kind: { in: ["usage", "correction"] } },
      orderBy: { createdAt: "asc" },
    }),
  );
const pool = () => run((tx) => tx.creditPool.findFirstOrThrow({ where: { organizationId } }));
const settle = (providerMicros: bigint, quantity?: bigint) =>
  run((tx) => settleUsage(tx, { organizationId, key, providerMicros, quantity }));

test("what is held twice, even at once, is held and counts once", async () => {
  await Promise.all(Array.from({ length: 5 }, () => run((tx) => holdUsage(tx, used))));
  expect(await events()).toMatchObject([
    { quantity: 2n, estimateMicros: 15_800n, providerMicros: null, settledAt: null },
  ]);
  expect(await pool()).toMatchObject({ balanceMicros: 100_000n, reservedMicros: 15_800n });
  expect(await lines()).toEqual([]);
});

test("what there is no credit for is refused, and not counted", async () => {
  await expect(run((tx) => holdUsage(tx, { ...used, quantity: 13n }))).rejects.toMatchObject({
    kind: "payment_required",
    refusal: { by: "pool", needed: "102700", left: "100000" },
  });
  expect(await events()).toEqual([]);
  expect(await pool()).toMatchObject({ reservedMicros: 0n });
});

test("the provider's price comes later, may be another one than expected, and its last word stands", async () => {
  await run((tx) => holdUsage(tx, used));
  expect(await settle(23_700n, 3n)).toBe(true);
  expect(await lines()).toMatchObject([
    {
      kind: "usage",
      amountMicros: 23_700n,
      estimateMicros: 15_800n,
      quantity: 3n,
      priceVersion: "twilio 2026-11-23",
    },
  ]);
  expect(await settle(7_900n)).toBe(true);
  expect(await lines()).toMatchObject([
    {},
    { kind: "correction", toAccount: "pool", amountMicros: 15_800n },
  ]);
  expect(await pool()).toMatchObject({ balanceMicros: 92_100n, reservedMicros: 0n });
  expect(await events()).toMatchObject([{ quantity: 3n, providerMicros: 7_900n }]);
});

test("a price far above what was expected is charged up to the bound, and the rest is ours", async () => {
  await run((tx) => holdUsage(tx, used));
  await settle(90_000n);
  expect(await lines()).toMatchObject([{ amountMicros: 47_400n, waivedMicros: 42_600n }]);
});

test("what the provider never prices is charged as expected, for as much as was used", async () => {
  await run((tx) => holdUsage(tx, { ...used, quantity: 1n }, { most: 5n }));
  expect(await pool()).toMatchObject({ reservedMicros: 39_500n });
  await run((tx) => settleAtEstimate(tx, { organizationId, key }, { quantity: 3n }));
  expect(await pool()).toMatchObject({ balanceMicros: 76_300n, reservedMicros: 0n });
  // The provider says it after all.
  await settle(20_000n);
  expect(await pool()).toMatchObject({ balanceMicros: 80_000n });
  // Nothing that is reckoned here comes after the provider's word.
  await run((tx) => settleAtEstimate(tx, { organizationId, key }, { isLast: true }));
  expect(await pool()).toMatchObject({ balanceMicros: 80_000n });
});

test("the provider's word stands against an estimate made in that very moment, and a failure against both", async () => {
  for (const meanwhile of [
    (tx: Tx) => settleAtEstimate(tx, { organizationId, key }, { quantity: 3n }),
    (tx: Tx) => settleAtEstimate(tx, { organizationId, key }, { isLast: true }),
  ]) {
    await run((tx) => holdUsage(tx, used));
    const named = Promise.withResolvers<undefined>();
    const naming = run(async (tx) => {
      await settleUsage(tx, { organizationId, key, providerMicros: 20_000n });
      named.resolve(undefined);
      await wait(300);
    });
    await named.promise;
    await run(meanwhile);
    await naming;
    expect(await pool()).toMatchObject({ balanceMicros: 80_000n, reservedMicros: 0n });
  }
  const failing = Promise.withResolvers<undefined>();
  const failed = run(async (tx) => {
    await noteFailedUsage(tx, organizationId, key);
    failing.resolve(undefined);
    await wait(300);
  });
  await failing.promise;
  await settle(21_000n);
  await failed;
  expect(await pool()).toMatchObject({ balanceMicros: 100_000n });
});

test("what was not done is free and not counted", async () => {
  await run((tx) => holdUsage(tx, used));
  await run((tx) => takeBack(tx, organizationId, key));
  expect(await events()).toEqual([]);
  expect(await pool()).toMatchObject({ balanceMicros: 100_000n, reservedMicros: 0n });
});

describe("what was tried and failed", () => {
  test("is free and counts, whatever price is told of it", async () => {
    await run((tx) => holdUsage(tx, used));
    await run((tx) => noteFailedUsage(tx, organizationId, key));
    await settle(15_800n);
    expect(await events()).toHaveLength(1);
    expect(await lines()).toEqual([]);
    expect(await pool()).toMatchObject({ balanceMicros: 100_000n, reservedMicros: 0n });
  });

  test("comes back where it was charged before that was known", async () => {
    await run((tx) => holdUsage(tx, used));
    await settle(15_800n);
    await run((tx) => noteFailedUsage(tx, organizationId, key));
    await settle(15_800n);
    expect(await pool()).toMatchObject({ balanceMicros: 100_000n });
    expect(await lines()).toMatchObject([{ kind: "usage" }, { kind: "correction" }]);
  });
});

test("what the provider names later is the same, and what was told of by that name before stands", async () => {
  const planned = usageKey.planned("call");
  await run((tx) => holdUsage(tx, { ...used, key: planned }));
  await run((tx) => nameUsage(tx, organizationId, { from: planned, to: key }));
  await settle(10_000n);
  expect(await pool()).toMatchObject({ balanceMicros: 90_000n, reservedMicros: 0n });
  await run((tx) => holdUsage(tx, { ...used, key: planned }));
  await run((tx) => nameUsage(tx, organizationId, { from: planned, to: key }));
  expect(await events()).toHaveLength(1);
  expect(await pool()).toMatchObject({ balanceMicros: 90_000n, reservedMicros: 0n });
});

describe("what was used without asking, while nothing is left", () => {
  beforeEach(() => begin(createPoorTree(), 0n));

  test("is due, and charged once there is credit, at what the provider said meanwhile", async () => {
    const at = new Date("2026-10-31T23:59:00Z");
    const held = await run((tx) => recordUsage(tx, { ...used, at }));
    expect(held).toMatchObject({ state: "due" });
    expect(await run((tx) => recordUsage(tx, used))).toBeUndefined();
    await settle(12_000n);
    expect(await lines()).toEqual([]);
    await giveCredit(organizationId, 11_000n);
    expect(await lines()).toEqual([]);
    await giveCredit(organizationId, 2_000n);
    expect(await lines()).toMatchObject([{ amountMicros: 12_000n, at }]);
    expect(await pool()).toMatchObject({ balanceMicros: 1_000n });
  });

  test("costs nothing on the organization's own account, and stands in the ledger", async () => {
    await run((tx) => recordUsage(tx, { ...used, ownAccount: true }));
    await settle(23_700n);
    expect(await lines()).toMatchObject([
      { amountMicros: 0n, priceMicros: 0n, priceVersion: "own", quantity: 2n },
    ]);
    expect(await events()).toMatchObject([{ providerMicros: 23_700n }]);
  });
});

test("without the company's list the price book says what it costs", async () => {
  await run((tx) => recordUsage(tx, { ...used, listPrice: undefined }));
  expect(await lines()).toMatchObject([{ amountMicros: 22_000n, priceVersion: "2026-01-01" }]);
  const [event] = await events();
  expect((await lines())[0]?.key).toBe(creditKey.usage(event?.id ?? ""));
});

test("a price for what was never counted is not noted, and another organization's events are out of reach", async () => {
  await run((tx) => recordUsage(tx, used));
  const other = await createTree();
  const settleThere = (wanted: string) =>
    inOrganization(other.organizationId, (tx) =>
      settleUsage(tx, {
        organizationId: other.organizationId,
        key: wanted,
        providerMicros: 1n,
      }),
    );
  expect(await settleThere("message:nothing")).toBe(false);
  expect(await settleThere(key)).toBe(false);
});
