import type { BudgetFact, CreditFacts } from "@/lib/installations/facts";

/**
 * What may be spent somewhere: the least room on the line, of the pool and of the budgets that count for all
 * integrations and for the one that is asked about. Budgets of single meters are left out.
 */
export function spendable({ availableMicros, budgets }: CreditFacts, integration = ""): bigint {
  const rooms = budgets
    .filter((each) => each.meter === "" && ["", integration].includes(each.integration))
    .map(roomOf);
  const least = [BigInt(availableMicros), ...rooms].reduce((a, b) => (a < b ? a : b));
  return least > 0n ? least : 0n;
}

const roomOf = ({ amountMicros, spentMicros, reservedMicros }: BudgetFact): bigint =>
  BigInt(amountMicros) - BigInt(spentMicros) - BigInt(reservedMicros);
