import { formatMicros } from "@/lib/credits/money";
import type { PriceView } from "@/lib/credits/price-words";

/** "$0.0050", "$3.00 for 1,000,000": a price is never rounded, however small it is. */
export function priceOfUnits({ priceMicros, per }: Pick<PriceView, "priceMicros" | "per">): string {
  const exact = formatMicros(priceMicros, { exact: true }).replace(/(\.\d\d)0000$/, "$1");
  const price = exact.replace(/(\.\d{4})00$/, "$1");
  return per === "1" ? price : `${price} for ${BigInt(per).toLocaleString("en")}`;
}
