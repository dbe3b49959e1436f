"use client";

import { useMutation } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Item } from "@/components/ui/item";
import { TextLink } from "@/components/ui/text-link";
import { notify, notifyFailure } from "@/components/ui/toast";
import { unwrap } from "@/components/unwrap";
import type { Budget } from "@/lib/credits/budget";
import type { BudgetActions } from "./budget-actions";
import { BudgetBar } from "./budget-bar";
import { amountWords, scopeWords } from "./budget-words";
import { useCreditsChanged } from "./credits-changed-hook";

type BudgetRowProps = {
  organizationId: string;
  budget: Budget;
  /** Without them it can only be read. */
  actions?: BudgetActions | undefined;
  onChange?: () => void;
};

/** One budget: how much, for what, how far it is, and what happens at its end. */
export function BudgetRow({ organizationId, budget, actions, onChange }: BudgetRowProps) {
  const { node, where, atLimit } = budget;
  const name = `${amountWords(budget)} for ${scopeWords(budget)}`;
  return (
    <Item
      title={where === "here" ? name : <Place budget={budget} />}
      meta={where === "here" ? undefined : name}
      description={
        <span className="flex flex-col gap-1">
          <BudgetBar
            label={`${node.name}: ${name}`}
            amountMicros={budget.amountMicros}
            spentMicros={budget.spentMicros}
            reservedMicros={budget.reservedMicros}
          />
          <span>
            {atLimit === "park"
              ? `At 100 % calls wait until an admin of ${node.name} approves them.`
              : "At 100 % calls are refused."}{" "}
            Begins anew on {dayOf(budget.resetsAt)} (UTC).
          </span>
        </span>
      }
      actions={
        actions && (
          <>
            <Button aria-label={`Change ${name}`} onClick={onChange}>
              Change…
            </Button>
            <RemoveBudget organizationId={organizationId} budget={budget} actions={actions} />
          </>
        )
      }
    />
  );
}

function Place({ budget: { node } }: { budget: Budget }) {
  if (node.path === null) return node.name;
  return <TextLink href={`${node.path}?tab=settings`}>{node.name}</TextLink>;
}

type RemoveBudgetProps = { organizationId: string; budget: Budget; actions: BudgetActions };

/** Takes it away at once; it can be set again just as quickly. */
function RemoveBudget({ organizationId, budget, actions }: RemoveBudgetProps) {
  const changed = useCreditsChanged();
  const { id, node, period, integration, meter, amountMicros, atLimit, version } = budget;
  const undo = async () => {
    const outcome = await actions.setBudget(organizationId, {
      nodeId: node.id,
      period,
      amountMicros,
      atLimit,
      ...(integration && { integration: integration.id }),
      ...(meter !== null && { meter }),
      version: 0,
    });
    if (!outcome.ok) notifyFailure(outcome.problem.detail);
    await changed();
  };
  const removal = useMutation({
    mutationFn: async () =>
      unwrap(
        await actions.deleteBudget(organizationId, { nodeId: node.id, budgetId: id, version }),
      ),
    onSuccess: () =>
      notify(`The budget of ${node.name} is removed.`, {
        label: "Undo",
        onPress: () => void undo(),
      }),
    onError: (error) => notifyFailure(error.message),
    onSettled: changed,
  });
  return (
    <Button
      variant="ghost"
      pending={removal.isPending}
      pendingText="Removing…"
      aria-label={`Remove ${amountWords(budget)} for ${scopeWords(budget)}`}
      onClick={() => removal.mutate()}
    >
      Remove
    </Button>
  );
}

const dayOf = (at: string): string =>
  new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" }).format(
    new Date(at),
  );
