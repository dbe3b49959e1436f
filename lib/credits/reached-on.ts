import type { Budget } from "./budget";
import { forecast, type Spending } from "./forecast";

/** The day on which a month's budget is used up at this rate; null where it lasts until it resets, or nobody knows. */
export function reachedOn(
  { period, leftMicros, resetsAt }: Pick<Budget, "period" | "leftMicros" | "resetsAt">,
  spending: Omit<Spending, "availableMicros" | "rentals"> | undefined,
): string | null {
  if (!spending || period === "day") return null;
  const availableMicros = BigInt(leftMicros);
  const { state, endsOn } = forecast({ ...spending, availableMicros, rentals: [] });
  return state === "lasts" && endsOn !== null && endsOn < resetsAt.slice(0, 10) ? endsOn : null;
}
