"use client";

import type { UseMutationResult } from "@tanstack/react-query";
import { useState } from "react";
import { ProblemError } from "@/components/problem-error";
import { SecretInput } from "@/components/secret-input";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

export type PastedKey = { fields: Record<string, string>; confirmCaution: boolean };

type PastedField = {
  name: string;
  label: string;
  placeholder: string;
  help: string | null;
  /** True for what is no secret: shown as it is typed. */
  isPlain?: boolean | undefined;
};

type KeyFieldsProps<Result> = {
  formId: string;
  fields: readonly PastedField[];
  submit: UseMutationResult<Result, Error, PastedKey>;
};

/** The fields for what is pasted. What was typed stays after a refusal, and goes with the form. */
export function KeyFields<Result>({ formId, fields, submit }: KeyFieldsProps<Result>) {
  const [values, setValues] = useState<Record<string, string>>({});
  const [isMissing, setMissing] = useState(false);
  const wrong = submit.error instanceof ProblemError ? submit.error.fields : {};
  const { confirmCaution: caution } = wrong;
  const enter = (name: string, value: string) => {
    if (submit.isError) submit.reset();
    setValues({ ...values, [name]: value });
  };
  const isPlaced = fields.some(({ name }) => wrong[name] !== undefined);

  return (
    <>
      <form
        id={formId}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const isComplete = fields.every(({ name }) => (values[name] ?? "") !== "");
          setMissing(!isComplete);
          if (isComplete && !submit.isPending)
            submit.mutate({ fields: values, confirmCaution: false });
        }}
      >
        {fields.map(({ name, label, placeholder, help, isPlain }) => (
          <Field
            key={name}
            label={label}
            required
            help={help ?? undefined}
            error={
              isMissing && (values[name] ?? "") === ""
                ? "Paste it here."
                : submit.isPending
                  ? undefined
                  : wrong[name]
            }
          >
            {(control) => {
              const given = { ...control, name, placeholder, value: values[name] ?? "" };
              return isPlain ? (
                <Input
                  {...given}
                  autoComplete="off"
                  autoCapitalize="none"
                  spellCheck={false}
                  onChange={(event) => enter(name, event.target.value)}
                />
              ) : (
                <SecretInput {...given} onValueChange={(value) => enter(name, value)} />
              );
            }}
          </Field>
        ))}
      </form>
      {caution !== undefined && (
        <div role="alert" className="flex flex-wrap items-center gap-3">
          <p>{caution}</p>
          <Button
            pending={submit.isPending}
            onClick={() => submit.mutate({ fields: values, confirmCaution: true })}
          >
            Use anyway
          </Button>
        </div>
      )}
      {submit.error && caution === undefined && !isPlaced && (
        <p role="alert" className="text-stop">
          {submit.error.message}
        </p>
      )}
    </>
  );
}
