"use client";

import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { DefaultValues, FieldValues, Path, UseFormReturn } from "react-hook-form";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { unwrap, type ActionOutcome } from "@/components/unwrap";
import { FormError } from "./form-error";
import { placeErrors } from "./form-problem";

type ActionFormProps<Values extends FieldValues> = {
  defaultValues: DefaultValues<Values>;
  /** The fields whose errors the server may name. */
  fields: readonly Path<Values>[];
  submit: string;
  pendingText: string;
  /** Does it; leaves the page, or answers. */
  onSubmit: (values: Values) => Promise<ActionOutcome<unknown> | undefined>;
  onDone?: (form: UseFormReturn<Values>) => void;
  children: (form: UseFormReturn<Values>) => ReactNode;
};

/** A form of a page before or beside the organizations: fields, the error of the whole, one button. */
export function ActionForm<Values extends FieldValues>({
  defaultValues,
  fields,
  onSubmit,
  onDone,
  ...props
}: ActionFormProps<Values>) {
  const form = useForm<Values>({ defaultValues });
  const sending = useMutation({
    mutationFn: async (values: Values) => {
      const outcome = await onSubmit(values);
      if (outcome) unwrap(outcome);
    },
    onSuccess: () => onDone?.(form),
    onError: (error) => {
      const message = placeErrors<Values>(error, fields, form.setError);
      if (message !== undefined) form.setError("root", { message });
    },
  });
  const message = form.formState.errors.root?.message;
  return (
    <form
      noValidate
      method="post"
      className="flex flex-col gap-4"
      onSubmit={form.handleSubmit((values) => sending.mutateAsync(values).catch(() => undefined))}
    >
      {props.children(form)}
      {message !== undefined && <FormError>{message}</FormError>}
      <Button
        type="submit"
        variant="primary"
        size="touch"
        pending={sending.isPending}
        pendingText={props.pendingText}
      >
        {props.submit}
      </Button>
    </form>
  );
}
