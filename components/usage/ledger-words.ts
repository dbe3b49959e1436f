import type { LedgerLine } from "@/lib/credits/ledger-line";
import { priceOfUnits } from "./price-of-units";

const count = (quantity: string): string => BigInt(quantity).toLocaleString("en");

/** "1,240", and "all free" or "40 free" under it. A correction is of the amount alone. */
export function lineQuantity({
  kind,
  quantity,
  freeQuantity,
}: Pick<LedgerLine, "kind" | "quantity" | "freeQuantity">): { count: string; free: string | null } {
  if (quantity === null || kind !== "usage") return { count: "", free: null };
  if (freeQuantity === null || freeQuantity === "0") return { count: count(quantity), free: null };
  const free = freeQuantity === quantity ? "all free" : `${count(freeQuantity)} free`;
  return { count: count(quantity), free };
}

/** "$0.0079", "$3.00 for 1,000,000"; what went over an account of the organization's own is paid there. */
export function linePrice({
  kind,
  priceMicros,
  pricePer,
  priceVersion,
}: Pick<LedgerLine, "kind" | "priceMicros" | "pricePer" | "priceVersion">): string {
  if (kind !== "usage") return "";
  if (priceVersion === "own") return "own account";
  return priceMicros === null ? "" : priceOfUnits({ priceMicros, per: pricePer ?? "1" });
}
