"use client";

import { useQuery } from "@tanstack/react-query";
import { SectionError } from "@/components/section-error";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { DialogBody } from "@/components/ui/dialog-parts";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import type { BudgetActions } from "./budget-actions";
import { BudgetDialog } from "./budget-dialog";
import { budgetsQuery } from "./budget-queries";

type RaiseBudgetProps = {
  organizationId: string;
  /** Where the budget is set. */
  node: { id: string; name: string };
  budgetId: string;
  actions: Pick<BudgetActions, "setBudget">;
  onClose: () => void;
};

/** Asks for a higher amount for a budget that pauses something. */
export function RaiseBudget({
  organizationId,
  node,
  budgetId,
  actions,
  onClose,
}: RaiseBudgetProps) {
  const { data, isError, refetch, isFetching } = useQuery(budgetsQuery(organizationId, node.id));
  const budget = data?.budgets.find(({ id }) => id === budgetId);
  if (budget)
    return (
      <BudgetDialog
        organizationId={organizationId}
        node={node}
        budget={budget}
        raises
        actions={actions}
        onClose={onClose}
      />
    );
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={`Raise the budget of ${node.name}`}>
        <DialogBody>
          {data ? (
            <p>This budget is gone: somebody removed it, and nothing is paused by it any more.</p>
          ) : isError ? (
            <SectionError
              section="the budget"
              onRetry={() => void refetch()}
              pending={isFetching}
            />
          ) : (
            <SkeletonRows count={2} label="Loading the budget" />
          )}
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}
