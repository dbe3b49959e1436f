import type { BudgetFact, CreditFacts } from "@/lib/installations/facts";
import { orderedBudgets, roomOf } from "@/lib/installations/paused";

/**
 * What has the least left for an agent, for one integration or for any: the budget, the nearest of those with as
 * little, or the pool, where `budget` is null. What is exceeded has nothing left.
 */
export function tightest(
  credits: CreditFacts,
  lineage: readonly { id: string }[],
  integration?: string,
): { budget: BudgetFact | null; leftMicros: bigint } {
  const budgets = orderedBudgets(credits, lineage).filter(
    (budget) => integration === undefined || ["", integration].includes(budget.integration),
  );
  return budgets.reduceRight<{ budget: BudgetFact | null; leftMicros: bigint }>(
    (least, budget) => {
      const leftMicros = atLeastZero(roomOf(budget));
      return leftMicros <= least.leftMicros ? { budget, leftMicros } : least;
    },
    { budget: null, leftMicros: atLeastZero(BigInt(credits.availableMicros)) },
  );
}

const atLeastZero = (micros: bigint): bigint => (micros > 0n ? micros : 0n);
