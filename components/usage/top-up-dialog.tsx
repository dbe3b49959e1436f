"use client";

import { useMutation } from "@tanstack/react-query";
import { useForm, useWatch } from "react-hook-form";
import { SandboxPill } from "@/components/integrations/sandbox-pill";
import { FormError } from "@/components/people/form-error";
import { placeErrors } from "@/components/people/form-problem";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { DialogBody, DialogFooter } from "@/components/ui/dialog-parts";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { notify } from "@/components/ui/toast";
import { unwrap } from "@/components/unwrap";
import type { Credits } from "@/lib/credits/get-credits";
import { formatMicros, parseDollars } from "@/lib/credits/money";
import { AmountChoice } from "./amount-choice";
import { useCreditsChanged } from "./credits-changed-hook";
import { addedWords, whyNotPayable } from "./payment-words";
import type { TopUpActions } from "./top-up-actions";

type TopUpDialogProps = {
  organization: { id: string; name: string };
  topUp: Pick<Credits["topUp"], "way" | "sandbox">;
  actions: Pick<TopUpActions, "startTopUp" | "recordPayment">;
  /** The page to come back to from Stripe; the organization's usage unless told. */
  returnTo?: string;
  onClose: () => void;
};

type Values = { amount: string; reference: string };

const firstAmount = "25";

/** How much to put into the pool: paid at Stripe in this tab, or recorded where there is no Stripe. */
export function TopUpDialog({ organization, topUp, actions, ...props }: TopUpDialogProps) {
  const { returnTo, onClose } = props;
  const changed = useCreditsChanged();
  const form = useForm<Values>({ defaultValues: { amount: firstAmount, reference: "" } });
  const { errors, isDirty } = form.formState;
  const amount = useWatch({ control: form.control, name: "amount" });
  const micros = parseDollars(amount);
  const isRecord = topUp.way === "record";

  const paying = useMutation({
    mutationFn: async (values: Values) => {
      const input = {
        nodeId: organization.id,
        amountMicros: (parseDollars(values.amount) ?? 0n).toString(),
      };
      if (isRecord) {
        const reference = values.reference;
        const payment = await actions.recordPayment(organization.id, { ...input, reference });
        notify(addedWords(unwrap(payment)));
        await changed();
        onClose();
        return;
      }
      const started = await actions.startTopUp(organization.id, {
        ...input,
        ...(returnTo !== undefined && { returnTo }),
      });
      window.location.assign(unwrap(started).url);
      // The button goes on saying so until Stripe's page is there.
      await new Promise<never>(() => undefined);
    },
    onError: (error) => {
      const named = error instanceof Error ? error : undefined;
      const message = placeErrors<Values>(named, ["reference"], form.setError);
      if (message !== undefined) form.setError("root", { message });
    },
  });
  const words = micros === undefined || whyNotPayable(micros) ? "" : ` ${formatMicros(micros)}`;

  return (
    <Dialog open onOpenChange={(open) => !open && !paying.isPending && onClose()}>
      <DialogContent
        title={isRecord ? "Record a payment" : `Top up ${organization.name}`}
        description={
          isRecord
            ? `What ${organization.name} paid in another way. It is added at once.`
            : "It pays for everything here that costs money. You pay at Stripe, in this tab."
        }
        dirty={isDirty || paying.isPending}
        width="small"
      >
        <form
          className="contents"
          noValidate
          onSubmit={form.handleSubmit((values) => paying.mutate(values))}
        >
          <DialogBody className="flex flex-col gap-4">
            <AmountChoice
              value={amount}
              error={errors.amount?.message}
              onChange={(text) =>
                form.setValue("amount", text, {
                  shouldDirty: true,
                  shouldValidate: form.formState.isSubmitted,
                })
              }
            />
            <input
              type="hidden"
              {...form.register("amount", {
                validate: (text) => whyNotPayable(parseDollars(text)) ?? true,
              })}
            />
            {isRecord && (
              <Field
                label="Reference"
                required
                error={errors.reference?.message}
                help="What it can be found by, like an invoice number."
              >
                {(control) => (
                  <Input
                    {...control}
                    autoComplete="off"
                    maxLength={200}
                    {...form.register("reference", {
                      validate: (text) =>
                        text.trim() !== "" ||
                        "Say what it can be found by, like an invoice number.",
                    })}
                  />
                )}
              </Field>
            )}
            {topUp.sandbox && (
              <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
                <SandboxPill />
                Stripe is simulated here. No real card is charged.
              </p>
            )}
            {errors.root?.message !== undefined && <FormError>{errors.root.message}</FormError>}
          </DialogBody>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button
              type="submit"
              variant="primary"
              pending={paying.isPending}
              pendingText={isRecord ? "Saving…" : "Going to Stripe…"}
            >
              {isRecord ? `Record${words}` : `Pay${words} at Stripe`}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
