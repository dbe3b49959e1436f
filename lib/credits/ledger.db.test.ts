import { describe, expect, test } from "vitest";
import { inOrganization } from "@/lib/db";
import { createPoorTree, giveCredit } from "@/lib/testing/fixtures";
import { poolOf, Spending } from "@/lib/testing/spending";
import { addMoney } from "./add-money";
import { SpendingRefused } from "./refusal";

/** An agent whose organization has this much. */
async function start(micros: bigint) {
  const { organizationId, agent } = await createPoorTree();
  if (micros > 0n) await giveCredit(organizationId, micros);
  return { organizationId, spending: new Spending(organizationId, agent.id) };
}

const linesOf = (organizationId: string, key: string) =>
  inOrganization(organizationId, (tx) =>
    tx.ledgerEntry.findMany({
      where: { organizationId, key: { startsWith: key } },
      orderBy: { key: "asc" },
    }),
  );

const reverse = (organizationId: string, kind: "refund" | "dispute", amountMicros: bigint) =>
  inOrganization(organizationId, (tx) =>
    addMoney(tx, { organizationId, key: `${kind}:1`, kind, amountMicros }),
  );

describe("holding", () => {
  test("takes what it may cost from what others may spend, and not from the balance", async () => {
    const { organizationId, spending } = await start(1_500n);
    expect(await spending.hold("a")).toMatchObject({ state: "held", estimateMicros: 1_000n });
    expect(await poolOf(organizationId)).toMatchObject({ balance: 1_500n, reserved: 1_000n });
    await expect(spending.hold("b")).rejects.toMatchObject({
      kind: "payment_required",
      refusal: { by: "pool", needed: "1000", left: "500" },
    });
    expect(await spending.release("a")).toBe(true);
    expect(await spending.release("a")).toBe(false);
    expect(await poolOf(organizationId)).toMatchObject({ balance: 1_500n, reserved: 0n });
  });

  test("the same key again holds nothing more, whatever is told with it", async () => {
    const { organizationId, spending } = await start(5_000n);
    const first = await spending.hold("a");
    const again = await spending.hold("a", { quantity: 3n });
    expect(again).toEqual({ ...first, known: true });
    expect(await poolOf(organizationId)).toMatchObject({ reserved: 1_000n });
  });

  test("a part of a micro-dollar is rounded up, and no amount is too large to be exact", async () => {
    const { organizationId, spending } = await start(9_007_199_254_740_993n);
    const small = { quantity: 1n, price: { micros: 3_000_000n, per: 1_000_000n } };
    expect(await spending.hold("token", small)).toMatchObject({ estimateMicros: 3n });
    const third = { quantity: 1n, price: { micros: 1n, per: 3n } };
    expect(await spending.hold("third", third)).toMatchObject({ estimateMicros: 1n });
    const large = { quantity: 9_007_199_254_740_989n, price: { micros: 1n, mostTimes: 1 } };
    await spending.hold("large", large);
    await spending.settle("large");
    const now = await poolOf(organizationId);
    expect(now).toMatchObject({ balance: 4n, reserved: 4n });
  });
});

describe("settling", () => {
  test.each([
    ["what was expected", undefined, 1_000n, 0n],
    ["less", 400n, 400n, 0n],
    ["more", 2_500n, 2_500n, 0n],
    ["never more than the bound, and notes what it bears", 9_000n, 3_000n, 6_000n],
    ["nothing", 0n, 0n, 0n],
  ])("charges %s", async (_title, actual, charged, waived) => {
    const { organizationId, spending } = await start(10_000n);
    await spending.hold("a");
    expect(await spending.settle("a", actual)).toMatchObject({
      state: "settled",
      chargedMicros: charged,
    });
    expect(await poolOf(organizationId)).toMatchObject({
      balance: 10_000n - charged,
      reserved: 0n,
    });
    expect(await linesOf(organizationId, "a")).toMatchObject([
      {
        ...{ kind: "usage", amountMicros: charged, waivedMicros: waived, estimateMicros: 1_000n },
        ...{ meter: "sms_out_part", quantity: 1n, priceMicros: 1_000n, priceVersion: "test" },
      },
    ]);
  });

  test("takes what is there of an empty pool, and notes what it bears", async () => {
    const { organizationId, spending } = await start(1_300n);
    await spending.hold("a");
    await spending.settle("a", 2_000n);
    expect(await poolOf(organizationId)).toEqual({ balance: 0n, reserved: 0n, floor: 0n });
    const [line] = await linesOf(organizationId, "a");
    expect(line).toMatchObject({ amountMicros: 1_300n, waivedMicros: 700n });
  });

  test("takes nothing of what others hold", async () => {
    const { organizationId, spending } = await start(2_100n);
    await spending.hold("a");
    await spending.hold("b");
    await spending.settle("a", 3_000n);
    expect(await poolOf(organizationId)).toMatchObject({ balance: 1_000n, reserved: 1_000n });
  });

  test("the last word stands, each change a line of its own, and told again it is none", async () => {
    const { organizationId, spending } = await start(10_000n);
    await spending.hold("a");
    for (const actual of [undefined, 2_500n, 2_500n, 700n, 700n])
      await spending.settle("a", actual);
    const lines = await linesOf(organizationId, "a");
    expect(
      lines.map(({ key, kind, toAccount, amountMicros }) => [key, kind, toAccount, amountMicros]),
    ).toEqual([
      ["a", "usage", "usage", 1_000n],
      ["a#1", "correction", "usage", 1_500n],
      ["a#2", "correction", "pool", 1_800n],
    ]);
    expect(await poolOf(organizationId)).toMatchObject({ balance: 9_300n });
  });

  test("charges how much it was after all, within the bound", async () => {
    const { organizationId, spending } = await start(10_000n);
    await spending.hold("a", { quantity: 4n });
    await spending.settle("a", undefined, 2n);
    const [line] = await linesOf(organizationId, "a");
    expect(line).toMatchObject({ quantity: 2n, amountMicros: 2_000n });
    expect(await poolOf(organizationId)).toMatchObject({ balance: 8_000n, reserved: 0n });
  });

  test("an account that the organization pays itself is a line of nothing", async () => {
    const { organizationId, spending } = await start(0n);
    await spending.hold("a", { price: { version: "own", micros: 0n } });
    await spending.settle("a", 5_000n);
    const [line] = await linesOf(organizationId, "a");
    expect(line).toMatchObject({ amountMicros: 0n, waivedMicros: 0n, priceVersion: "own" });
  });

  test("what was given back is charged no more, and what is unknown is nothing", async () => {
    const { organizationId, spending } = await start(5_000n);
    await spending.hold("a");
    await spending.release("a");
    expect(await spending.settle("a", 2_000n)).toMatchObject({ state: "released" });
    expect(await spending.settle("b")).toBeUndefined();
    expect(await poolOf(organizationId)).toMatchObject({ balance: 5_000n, reserved: 0n });
  });
});

describe("what was used before it could be paid", () => {
  test("is charged when money comes, the oldest first, as far as it goes", async () => {
    const { organizationId, spending } = await start(100n);
    const at = (day: number) => new Date(Date.UTC(2026, 10, day));
    await spending.later("second", { at: at(2), quantity: 2n });
    await spending.later("first", { at: at(1) });
    await spending.later("third", { at: at(3) });
    expect(await poolOf(organizationId)).toMatchObject({ balance: 100n, reserved: 0n });
    await giveCredit(organizationId, 1_900n);
    const states = () =>
      inOrganization(organizationId, async (tx) => {
        const rows = await tx.creditReservation.findMany({
          where: { organizationId },
          orderBy: { at: "asc" },
        });
        return rows.map(({ key, state }) => `${key} ${state}`);
      });
    expect(await states()).toEqual(["first settled", "second due", "third due"]);
    expect(await poolOf(organizationId)).toMatchObject({ balance: 1_000n });
    await giveCredit(organizationId, 2_000n);
    expect(await states()).toEqual(["first settled", "second settled", "third settled"]);
    expect(await poolOf(organizationId)).toMatchObject({ balance: 0n });
    const [line] = await linesOf(organizationId, "first");
    expect(line?.at).toEqual(at(1));
  });

  test("is charged at what the provider said meanwhile", async () => {
    const { organizationId, spending } = await start(0n);
    await spending.later("a");
    expect(await spending.settle("a", 1_700n)).toMatchObject({ state: "due" });
    await giveCredit(organizationId, 5_000n);
    expect(await poolOf(organizationId)).toMatchObject({ balance: 3_300n });
  });
});

describe("money that is taken back", () => {
  test("takes the balance below zero, ends all spending, and no further down goes anything", async () => {
    const { organizationId, spending } = await start(5_000n);
    await spending.hold("held", { quantity: 2n });
    await reverse(organizationId, "refund", 4_500n);
    expect(await poolOf(organizationId)).toEqual({
      balance: 500n,
      reserved: 2_000n,
      floor: -1_500n,
    });
    await expect(spending.hold("a")).rejects.toBeInstanceOf(SpendingRefused);
    // What was promised before is kept, and is no more than was promised.
    await spending.settle("held", 6_000n);
    expect(await poolOf(organizationId)).toEqual({
      balance: -1_500n,
      reserved: 0n,
      floor: -1_500n,
    });
    await giveCredit(organizationId, 1_400n);
    await expect(spending.hold("a")).rejects.toBeInstanceOf(SpendingRefused);
    await giveCredit(organizationId, 1_100n);
    await spending.hold("a");
    expect(await poolOf(organizationId)).toEqual({ balance: 1_000n, reserved: 1_000n, floor: 0n });
  });

  test("counts once however often it is told", async () => {
    const { organizationId } = await start(5_000n);
    expect(await reverse(organizationId, "dispute", 5_000n)).toBe(true);
    expect(await reverse(organizationId, "dispute", 5_000n)).toBe(false);
    expect(await poolOf(organizationId)).toMatchObject({ balance: 0n });
  });
});
