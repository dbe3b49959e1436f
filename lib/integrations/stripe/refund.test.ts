import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { idempotencyKey, requireRefundable } from "./refund";

const charge = { id: "ch_1", amount: 5000, amount_refunded: 1000, currency: "usd" };

describe("what may be refunded", () => {
  test("is all that is left, unless a part is named", () => {
    expect(requireRefundable(charge, undefined, {})).toBe(4000);
    expect(requireRefundable(charge, 500, {})).toBe(500);
  });

  test("is never more than is left", () => {
    expect(() => requireRefundable(charge, 4001, {})).toThrow("Only 4000 of this charge is left.");
    const done = { ...charge, amount_refunded: 5000 };
    expect(() => requireRefundable(done, undefined, {})).toThrow(/already refunded in full/);
  });

  test("is in the currency of the settings only", () => {
    expect(() => requireRefundable(charge, 1, { currency: "eur" })).toThrow(/Currency/);
    expect(requireRefundable(charge, 1, { currency: "usd" })).toBe(1);
  });

  test("never passes the limit, however it is split, and a limit of 0 allows none", () => {
    fc.assert(
      fc.property(fc.nat(6000), fc.array(fc.integer({ min: 1, max: 3000 })), (limit, amounts) => {
        let refunded = 0;
        for (const amount of amounts)
          try {
            refunded += requireRefundable({ ...charge, amount_refunded: refunded }, amount, {
              refund_limit_cents: limit,
            });
          } catch {
            continue;
          }
        expect(refunded).toBeLessThanOrEqual(Math.min(limit, charge.amount));
      }),
    );
    expect(() => requireRefundable(charge, 1, { refund_limit_cents: 0 })).toThrow(/Refund limit/);
  });
});

test("the same refund has the same key, any other has another", () => {
  expect(idempotencyKey("ch_1", 100)).toBe(idempotencyKey("ch_1", 100));
  const others = [
    idempotencyKey("ch_1", 100),
    idempotencyKey("ch_2", 100),
    idempotencyKey("ch_1", 101),
    idempotencyKey("ch_1", 100, "again"),
  ];
  expect(new Set(others).size).toBe(others.length);
});
