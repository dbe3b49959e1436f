import { costOf, type Meter, priceAt } from "@/lib/credits/prices";
import type { Integration } from "@/lib/integrations/manifest";
import type { BudgetFact, ConnectionFact, CreditFacts, FactNode } from "./facts";

/** A budget without room, and what the least use would take. */
export type PausingBudget = BudgetFact & { neededMicros: string };

/** Why nothing may be spent on an integration: the pool has too little, or this budget. */
export type Pause =
  { reason: "no_credit"; budget: null } | { reason: "no_budget"; budget: PausingBudget };

type Given = {
  credits: CreditFacts;
  /** Root first. */
  lineage: readonly FactNode[];
  integration: Integration;
  connection: ConnectionFact | null;
  now: Date;
};

/**
 * Whether no use of a paid integration has room (PRODUCT.md rule 23), neither in the pool nor in the budgets of
 * the line. What is still free this month needs none, nor does an account that the organization pays itself. A
 * budget that lets a person decide pauses nothing.
 */
export function pauseOf({ credits, lineage, integration, connection, now }: Given): Pause | null {
  const { price, meters = [] } = integration;
  if (price === "free" || connection?.ownAccount) return null;
  const available = BigInt(credits.availableMicros);
  const budgets = orderedBudgets(credits, lineage).filter(({ atLimit }) => atLimit === "refuse");
  const uses = meters.map((meter) => {
    const micros = leastCost(meter, credits, now);
    const about = { integration: integration.id, meter };
    const short = budgets.find((each) => isAbout(each, about) && roomOf(each) < micros);
    return { micros, budget: micros > 0n ? short : undefined };
  });
  const [cheapest] = uses.toSorted((a, b) => (a.micros < b.micros ? -1 : 1));
  if (
    !cheapest ||
    uses.some(({ micros, budget }) => micros === 0n || (!budget && micros <= available))
  )
    return null;
  const { micros, budget } = cheapest;
  return !budget || available < micros
    ? { reason: "no_credit", budget: null }
    : { reason: "no_budget", budget: { ...budget, neededMicros: micros.toString() } };
}

/** What one more unit costs now; nothing while the month's allowance lasts. */
export function leastCost(meter: Meter, { freeUse }: CreditFacts, now: Date): bigint {
  const price = priceAt(meter, now);
  return BigInt(freeUse[meter] ?? "0") < price.allowance ? 0n : costOf(price, 1n);
}

/** The budgets of a line, the nearest first. */
export const orderedBudgets = (
  { budgets }: CreditFacts,
  lineage: readonly { id: string }[],
): BudgetFact[] =>
  lineage.toReversed().flatMap(({ id }) => budgets.filter(({ nodeId }) => nodeId === id));

/** Whether spending on a meter of an integration counts against a budget. */
export const isAbout = (
  budget: Pick<BudgetFact, "integration" | "meter">,
  { integration, meter }: { integration: string; meter: string },
): boolean => ["", integration].includes(budget.integration) && ["", meter].includes(budget.meter);

/** What a budget has left in its present day or month; below zero where it is exceeded. Micro-dollars. */
export const roomOf = ({
  amountMicros,
  spentMicros,
  reservedMicros,
}: Pick<BudgetFact, "amountMicros" | "spentMicros" | "reservedMicros">): bigint =>
  BigInt(amountMicros) - BigInt(spentMicros) - BigInt(reservedMicros);
