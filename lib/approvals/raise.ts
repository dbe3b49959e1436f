import { z } from "zod";
import { formatMicros } from "@/lib/credits/money";

/** By how much an agent asks for a budget to be raised, with what it is now. Amounts are micro-dollars. */
export const Raise = z.object({
  nodeId: z.string(),
  budgetId: z.string(),
  /** The node that the budget is set at. */
  budgetNodeId: z.string(),
  place: z.string(),
  period: z.enum(["day", "month"]),
  amountMicros: z.string(),
  byMicros: z.string(),
});
export type Raise = z.infer<typeof Raise>;

/** "have the budget of Growth raised by $5.00, to $55.00 a month" */
export const raiseWords = (raise: Raise): string =>
  `have the budget of ${raise.place} raised by ${formatMicros(raise.byMicros)}, to ${newAmount(raise)}`;

export const newAmount = ({ amountMicros, byMicros, period }: Raise): string =>
  `${formatMicros(BigInt(amountMicros) + BigInt(byMicros))} a ${period}`;

/** As whoever decides reads it. */
export const shownRaise = (raise: Raise): Record<string, string> => ({
  place: raise.place,
  now: `${formatMicros(raise.amountMicros)} a ${raise.period}`,
  raise_by: formatMicros(raise.byMicros),
  then: newAmount(raise),
});
