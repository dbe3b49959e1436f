"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { SectionError } from "@/components/section-error";
import { Button } from "@/components/ui/button";
import { ItemList } from "@/components/ui/item";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import type { Budget } from "@/lib/credits/budget";
import type { BudgetActions } from "./budget-actions";
import { BudgetDialog } from "./budget-dialog";
import { BudgetRow } from "./budget-row";
import { budgetsQuery } from "./budget-queries";

type BudgetSectionProps = {
  organizationId: string;
  node: { id: string; name: string };
  actions: BudgetActions;
};

/** What may be spent at a node: its own budgets to change, and those above it that count as well. */
export function BudgetSection({ organizationId, node, actions }: BudgetSectionProps) {
  const [asked, setAsked] = useState<Budget | "new" | null>(null);
  const list = useQuery(budgetsQuery(organizationId, node.id));
  const own = list.data?.budgets.filter(({ where }) => where === "here") ?? [];
  const above = list.data?.budgets.filter(({ where }) => where === "above") ?? [];
  const mayEdit = list.data?.canEdit === true;

  return (
    <section aria-labelledby="budget">
      <div className="mb-2 flex min-h-8 flex-wrap items-center justify-between gap-2">
        <h2 id="budget" className="text-lg font-semibold">
          Budget
        </h2>
        {mayEdit && own.length > 0 && (
          <Button onClick={() => setAsked("new")}>Set another budget</Button>
        )}
      </div>
      {list.isPending && <SkeletonRows count={1} label="Loading the budgets" />}
      {list.isError && !list.data && (
        <SectionError
          section="the budgets"
          onRetry={() => void list.refetch()}
          pending={list.isFetching}
        />
      )}
      {list.data && own.length === 0 && (
        <div className="flex flex-wrap items-center justify-between gap-3 rounded-card border border-line bg-surface p-4">
          <p className="min-w-0 grow basis-64 text-muted">
            {node.name} has no budget of its own.{" "}
            {above.length === 0
              ? "What is spent here is limited by the organization’s balance alone."
              : "What is spent here counts against those above."}
          </p>
          {mayEdit && <Button onClick={() => setAsked("new")}>Set a budget</Button>}
        </div>
      )}
      {own.length > 0 && (
        <ItemList aria-label={`Budgets of ${node.name}`}>
          {own.map((budget) => (
            <BudgetRow
              key={budget.id}
              organizationId={organizationId}
              budget={budget}
              actions={mayEdit ? actions : undefined}
              onChange={() => setAsked(budget)}
            />
          ))}
        </ItemList>
      )}
      {above.length > 0 && (
        <>
          <h3 className="mt-4 mb-2 text-sm font-semibold text-muted">
            Above, and must have room too
          </h3>
          <ItemList aria-label={`Budgets above ${node.name}`}>
            {above.map((budget) => (
              <BudgetRow key={budget.id} organizationId={organizationId} budget={budget} />
            ))}
          </ItemList>
        </>
      )}
      {asked && (
        <BudgetDialog
          organizationId={organizationId}
          node={node}
          budget={asked === "new" ? undefined : asked}
          actions={actions}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  );
}
