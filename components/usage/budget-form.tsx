"use client";

import { useQuery } from "@tanstack/react-query";
import { type UseFormReturn, useWatch } from "react-hook-form";
import { integrationsQuery } from "@/components/integrations/queries";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { RadioGroup, RadioOption } from "@/components/ui/radio-group";
import type { Budget } from "@/lib/credits/budget";
import { parseDollars } from "@/lib/credits/money";
import { BudgetHints } from "./budget-hints";
import { readScope, scopeGroups, scopeKey } from "./budget-scope";
import { perWords, scopeWords } from "./budget-words";

export type BudgetValues = {
  amount: string;
  period: Budget["period"];
  /** What it counts, as `scopeKey` writes it. */
  scope: string;
  atLimit: Budget["atLimit"];
};

type BudgetFormProps = {
  organizationId: string;
  node: { id: string; name: string };
  form: UseFormReturn<BudgetValues>;
  /** The one that is changed: it goes on counting what it counts. */
  budget?: Budget | undefined;
  /** Those that count at the node, for what this one stands inside. */
  budgets: readonly Budget[];
  /** Only the amount is asked for. */
  raises?: boolean;
  /** Says what is wrong with an amount, or undefined. */
  check: (amount: bigint) => string | undefined;
};

/** How much may be spent at a node and below, on what, how often, and what happens at the end of it. */
export function BudgetForm({
  organizationId,
  node,
  form,
  budget,
  budgets,
  raises = false,
  check,
}: BudgetFormProps) {
  const { errors } = form.formState;
  const [amount, period, scope, atLimit] = useWatch({
    control: form.control,
    name: ["amount", "period", "scope", "atLimit"],
  });
  const groups = scopeGroups(
    useQuery({
      ...integrationsQuery(organizationId, node.id),
      enabled: budget === undefined,
    }).data?.integrations ?? [],
  );

  return (
    <>
      <div className="grid grid-cols-[minmax(0,1fr)_8rem] items-start gap-3">
        <Field
          label="Amount in dollars"
          required
          error={errors.amount?.message}
          help="Like 50 or 12.50"
        >
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              inputMode="decimal"
              onFocus={({ target }) => target.select()}
              {...form.register("amount", {
                validate: (text) => {
                  const micros = parseDollars(text);
                  if (micros === undefined) return "Enter an amount in dollars, like 50 or 12.50.";
                  return check(micros) ?? true;
                },
              })}
            />
          )}
        </Field>
        {budget ? (
          <p className="mt-7.5 text-muted">{perWords[budget.period]}</p>
        ) : (
          <Field label="Per">
            {(control) => (
              <NativeSelect {...control} {...form.register("period")}>
                <option value="month">month</option>
                <option value="day">day</option>
              </NativeSelect>
            )}
          </Field>
        )}
      </div>
      {budget === undefined && (
        <Field label="For" error={errors.scope?.message}>
          {(control) => (
            <NativeSelect {...control} {...form.register("scope")}>
              <option value={scopeKey({ integration: null, meter: null })}>everything</option>
              {groups.map(({ name, choices }) => (
                <optgroup key={name} label={name}>
                  {choices.map((choice) => (
                    <option key={scopeKey(choice)} value={scopeKey(choice)}>
                      {choice.label}
                    </option>
                  ))}
                </optgroup>
              ))}
            </NativeSelect>
          )}
        </Field>
      )}
      {budget && !raises && <p className="text-muted">It counts {scopeWords(budget)}.</p>}
      {!raises && (
        <fieldset>
          <legend className="mb-1 font-medium">At 100 %</legend>
          <RadioGroup
            aria-label="At 100 %"
            value={atLimit}
            onValueChange={(value) =>
              form.setValue("atLimit", value === "park" ? "park" : "refuse", { shouldDirty: true })
            }
          >
            <RadioOption
              value="refuse"
              label="Refuse"
              help="What costs money is refused, and shows as Paused."
            />
            <RadioOption
              value="park"
              label="Ask a person"
              help={`Each call waits until an admin of ${node.name} approves it.`}
            />
          </RadioGroup>
        </fieldset>
      )}
      <BudgetHints
        node={node}
        amount={parseDollars(amount)}
        period={period}
        scope={readScope(scope)}
        budgets={budgets}
      />
    </>
  );
}
