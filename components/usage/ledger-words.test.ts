import { expect, test } from "vitest";
import { ledgerKinds as known } from "@/lib/credits/ledger-line";
import { ledgerKinds, toLedgerInput, noLedgerFilters } from "./ledger-filters";
import { linePrice, lineQuantity } from "./ledger-words";

test("every kind of line can be filtered by", () => {
  expect(ledgerKinds.toSorted()).toEqual([...known].toSorted());
});

test("only filters that are set reach the server", () => {
  expect(toLedgerInput(noLedgerFilters)).toEqual({});
  expect(toLedgerInput({ ...noLedgerFilters, node: "n", call: "c", from: "2026-11-01" })).toEqual({
    callId: "c",
    from: "2026-11-01",
  });
});

test("a line says how much of it was free, and its exact price", () => {
  expect(lineQuantity({ quantity: "1240", freeQuantity: "0" })).toEqual({
    count: "1,240",
    free: null,
  });
  expect(lineQuantity({ quantity: "3", freeQuantity: "3" }).free).toBe("all free");
  expect(lineQuantity({ quantity: "1240", freeQuantity: "40" }).free).toBe("40 free");
  expect(lineQuantity({ quantity: null, freeQuantity: null })).toEqual({ count: "", free: null });
  expect(linePrice({ priceMicros: "7900", pricePer: "1", priceVersion: "2026-01-01" })).toBe(
    "$0.0079",
  );
  expect(
    linePrice({ priceMicros: "3000000", pricePer: "1000000", priceVersion: "2026-01-01" }),
  ).toBe("$3.00 for 1,000,000");
  expect(linePrice({ priceMicros: "0", pricePer: "1", priceVersion: "own" })).toBe("own account");
  expect(linePrice({ priceMicros: null, pricePer: null, priceVersion: null })).toBe("");
});
