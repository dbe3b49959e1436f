import type { LedgerLine } from "@/lib/credits/ledger-line";
import { priceOfUnits } from "./price-of-units";

const count = (quantity: string): string => BigInt(quantity).toLocaleString("en");

/** "1,240", and "all free" or "40 free" under it. */
export function lineQuantity({
  quantity,
  freeQuantity,
}: Pick<LedgerLine, "quantity" | "freeQuantity">): { count: string; free: string | null } {
  if (quantity === null) return { count: "", free: null };
  if (freeQuantity === null || freeQuantity === "0") return { count: count(quantity), free: null };
  const free = freeQuantity === quantity ? "all free" : `${count(freeQuantity)} free`;
  return { count: count(quantity), free };
}

/** "$0.0079", "$3.00 for 1,000,000"; what went over an account of the organization's own is paid there. */
export function linePrice({
  priceMicros,
  pricePer,
  priceVersion,
}: Pick<LedgerLine, "priceMicros" | "pricePer" | "priceVersion">): string {
  if (priceVersion === "own") return "own account";
  return priceMicros === null ? "" : priceOfUnits({ priceMicros, per: pricePer ?? "1" });
}
