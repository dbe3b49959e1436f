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

const used = { kind: "usage", pricePer: "1", priceVersion: "2026-01-01" } as const;

test("a line says how much of it was free", () => {
  const words = (quantity: string, freeQuantity: string) =>
    lineQuantity({ ...used, quantity, freeQuantity });
  expect(words("1240", "0")).toEqual({ count: "1,240", free: null });
  expect(words("3", "3").free).toBe("all free");
  expect(words("1240", "40").free).toBe("40 free");
});

test("a line says its exact price, and what was paid to another company directly", () => {
  expect(linePrice({ ...used, priceMicros: "7900" })).toBe("$0.0079");
  expect(linePrice({ ...used, priceMicros: "3000000", pricePer: "1000000" })).toBe(
    "$3.00 for 1,000,000",
  );
  expect(linePrice({ ...used, priceMicros: "0", priceVersion: "own" })).toBe("own account");
});

test("a correction repeats neither how much it was nor what one costs", () => {
  const correction = { ...used, kind: "correction" } as const;
  expect(lineQuantity({ ...correction, quantity: "4", freeQuantity: "0" }).count).toBe("");
  expect(linePrice({ ...correction, priceMicros: "7900" })).toBe("");
  const topUp = { kind: "top_up", quantity: null, freeQuantity: null } as const;
  expect(lineQuantity(topUp)).toEqual({ count: "", free: null });
});
