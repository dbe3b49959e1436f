"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { FormError } from "@/components/people/form-error";
import { placeErrors } from "@/components/people/form-problem";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { DialogBody, DialogFooter } from "@/components/ui/dialog-parts";
import { notify } from "@/components/ui/toast";
import { unwrap } from "@/components/unwrap";
import type { Budget } from "@/lib/credits/budget";
import { formatMicros, parseDollars } from "@/lib/credits/money";
import type { BudgetActions } from "./budget-actions";
import { BudgetBar } from "./budget-bar";
import { BudgetForm, type BudgetValues } from "./budget-form";
import { budgetsQuery } from "./budget-queries";
import { readScope, scopeKey } from "./budget-scope";
import { useCreditsChanged } from "./credits-changed-hook";
import { typedDollars } from "./typed-dollars";

type BudgetDialogProps = {
  organizationId: string;
  /** Where it is set. */
  node: { id: string; name: string };
  /** The one to change; without it a new one is set. */
  budget?: Budget | undefined;
  /** Something is paused by it: only a higher amount is asked for. */
  raises?: boolean;
  actions: Pick<BudgetActions, "setBudget">;
  onClose: () => void;
};

/** Sets a budget, changes one, or raises one that is used up. */
export function BudgetDialog(props: BudgetDialogProps) {
  const { organizationId, node, budget, raises = false, actions, onClose } = props;
  const changed = useCreditsChanged();
  const budgets = useQuery(budgetsQuery(organizationId, node.id)).data?.budgets ?? [];
  const form = useForm<BudgetValues>({
    defaultValues: {
      amount: budget ? typedDollars(budget.amountMicros) : "",
      period: budget?.period ?? "month",
      scope: scopeKey({
        integration: budget?.integration?.id ?? null,
        meter: budget?.meter ?? null,
      }),
      atLimit: budget?.atLimit ?? "refuse",
    },
  });
  const { errors, isDirty } = form.formState;
  const saving = useMutation({
    mutationFn: async ({ amount, period, scope, atLimit }: BudgetValues) => {
      const { integration, meter } = readScope(scope);
      return unwrap(
        await actions.setBudget(organizationId, {
          nodeId: node.id,
          period,
          amountMicros: (parseDollars(amount) ?? 0n).toString(),
          atLimit,
          ...(integration !== null && { integration }),
          ...(meter !== null && { meter }),
          version: budget?.version ?? 0,
        }),
      );
    },
    onSuccess: () => {
      notify("Saved. It holds from the next call.");
      onClose();
    },
    onError: (error) => {
      const message = placeErrors<BudgetValues>(error, ["period", "atLimit"], form.setError);
      if (message !== undefined) form.setError("root", { message });
    },
    onSettled: changed,
  });

  const save = (values: BudgetValues) => {
    const twin = budget === undefined && budgets.find((each) => isSame(each, values));
    if (twin)
      form.setError("scope", {
        message: `${node.name} has a budget for this: ${formatMicros(twin.amountMicros)}. Change that one.`,
      });
    else saving.mutate(values);
  };

  return (
    <Dialog open onOpenChange={(open) => !open && !saving.isPending && onClose()}>
      <DialogContent title={titleOf(props)} dirty={isDirty || saving.isPending}>
        <form className="contents" noValidate onSubmit={form.handleSubmit(save)}>
          <DialogBody className="flex flex-col gap-4">
            {raises && budget && (
              <div className="flex flex-col gap-2">
                <p>{budget.text}</p>
                <BudgetBar
                  label={`Budget of ${node.name}`}
                  amountMicros={budget.amountMicros}
                  spentMicros={budget.spentMicros}
                  reservedMicros={budget.reservedMicros}
                />
              </div>
            )}
            <BudgetForm
              organizationId={organizationId}
              node={node}
              form={form}
              budget={budget}
              budgets={budgets}
              raises={raises}
              check={(amount) => (raises && budget ? whyNotEnough(budget, amount) : undefined)}
            />
            {errors.root?.message !== undefined && <FormError>{errors.root.message}</FormError>}
          </DialogBody>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button
              type="submit"
              variant="primary"
              pending={saving.isPending}
              pendingText="Saving…"
            >
              Save
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

const titleOf = ({ node, budget, raises }: BudgetDialogProps): string =>
  raises
    ? `Raise the budget of ${node.name}`
    : budget
      ? `Change the budget of ${node.name}`
      : `Set a budget for ${node.name}`;

/** What is asked for must be more than what is used up already. */
function whyNotEnough({ spentMicros, reservedMicros }: Budget, amount: bigint) {
  const used = BigInt(spentMicros) + BigInt(reservedMicros);
  return amount > used ? undefined : `${formatMicros(used)} is used already. Enter more than that.`;
}

const isSame = ({ where, period, integration, meter }: Budget, values: BudgetValues): boolean =>
  where === "here" &&
  period === values.period &&
  scopeKey({ integration: integration?.id ?? null, meter }) === values.scope;
