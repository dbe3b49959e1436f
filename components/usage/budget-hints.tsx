import { inWords } from "@/components/plural";
import type { Budget } from "@/lib/credits/budget";
import { formatMicros } from "@/lib/credits/money";
import type { BudgetScope } from "./budget-scope";
import { amountWords, isAround, perWords } from "./budget-words";

type BudgetHintsProps = {
  node: { name: string };
  /** Micro-dollars; undefined while what is entered is no amount. */
  amount: bigint | undefined;
  period: Budget["period"];
  scope: BudgetScope;
  budgets: readonly Budget[];
};

/** What a budget stands inside: the nearest and all above must have room. */
export function BudgetHints({ node, amount, period, scope, budgets }: BudgetHintsProps) {
  const around = budgets.filter((each) => each.where === "above" && isAround(each, scope));
  const first = around
    .filter((each) => each.period === period)
    .find((each) => amount !== undefined && BigInt(each.amountMicros) < amount);
  return (
    <div className="flex flex-col gap-1 text-sm text-muted">
      {around.length > 0 && (
        <p>
          Nearest and all above must have room: {node.name}{" "}
          {amount === undefined ? "" : `${formatMicros(amount)} ${perWords[period]} `}is inside{" "}
          {inWords(around.map((each) => `${each.node.name} ${amountWords(each)}`))}.
        </p>
      )}
      {first && (
        <p className="text-todo">
          {first.node.name}’s {amountWords(first)} ends first, whatever stands here.
        </p>
      )}
      <p>Days and months are those of UTC. What is spent already counts.</p>
    </div>
  );
}
