import { z } from "zod";
import { exactPrice } from "@/lib/credits/price-words";
import { formatNumber } from "@/lib/providers/format-number";

const AskedNumber = z.object({
  number: z.string(),
  setupId: z.string().optional(),
  mostMonthlyMicros: z.string().optional(),
});

/** "get +1 415 555 0100 for $1.15 a month": what an agent asks for, with what it costs from then on. */
export function askedNumberWords(input: Readonly<Record<string, unknown>>): string | undefined {
  const { data } = AskedNumber.safeParse(input);
  if (!data) return undefined;
  const { number, setupId, mostMonthlyMicros: most } = data;
  const price = most === undefined ? "" : ` for ${exactPrice(BigInt(most))} a month`;
  const payer = setupId === undefined || setupId === "server" ? "" : ", paid by its own account";
  return `get ${formatNumber(number)}${price}${payer}`;
}
