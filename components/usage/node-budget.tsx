"use client";

import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import type { Budget } from "@/lib/credits/budget";
import type { BudgetActions } from "./budget-actions";
import { BudgetBar } from "./budget-bar";
import { BudgetDialog } from "./budget-dialog";
import { amountWords, scopeWords } from "./budget-words";

type NodeBudgetProps = {
  node: { id: string; name: string };
  /** Of this node, and of what is shown. */
  budgets: readonly Budget[];
  mayEdit: boolean;
  actions: Pick<BudgetActions, "setBudget">;
};

/** The budget of a row: how far it is, or a way to set one. */
export function NodeBudget({ node, budgets, mayEdit, actions }: NodeBudgetProps) {
  const { organization } = useShell();
  const [isOpen, setOpen] = useState(false);
  const [first, ...others] = budgets.toSorted((a, b) => breadth(a) - breadth(b));
  return (
    <div className="relative z-10 flex flex-wrap items-center gap-x-3 gap-y-1">
      {first ? (
        <>
          <BudgetBar
            label={`Budget of ${node.name}`}
            amountMicros={first.amountMicros}
            spentMicros={first.spentMicros}
            reservedMicros={first.reservedMicros}
            withWords={false}
          />
          <span className="text-sm text-muted">
            of {amountWords(first)}
            {breadth(first) > 1 && ` for ${scopeWords(first)}`}
            {others.length > 0 && `, and ${String(others.length)} more`}
          </span>
        </>
      ) : (
        <span className="flex items-center gap-2 whitespace-nowrap">
          <span className="text-sm text-muted">no budget</span>
          {mayEdit && (
            <Button
              size="small"
              aria-label={`Set a budget for ${node.name}`}
              onClick={() => setOpen(true)}
            >
              Set
            </Button>
          )}
        </span>
      )}
      {isOpen && (
        <BudgetDialog
          organizationId={organization.id}
          node={node}
          actions={actions}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}

/** The widest first, months before days. */
const breadth = ({ integration, meter, period }: Budget): number =>
  (integration === null ? 0 : 2) + (meter === null ? 0 : 4) + (period === "month" ? 0 : 1);
