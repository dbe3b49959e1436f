"use client";

import { Field } from "@/components/ui/field";
import type { ActionOutcome } from "@/components/unwrap";
import { ActionForm } from "./action-form";
import { PasswordInput } from "./password-input";

type Values = { password: string };

type NewPasswordFormProps = {
  onSave: (values: Values) => Promise<ActionOutcome<unknown> | undefined>;
};

/** Sets a password with a link, instead of the one that was forgotten. */
export function NewPasswordForm({ onSave }: NewPasswordFormProps) {
  return (
    <ActionForm<Values>
      defaultValues={{ password: "" }}
      fields={["password"]}
      submit="Set the password"
      pendingText="Saving…"
      onSubmit={onSave}
    >
      {({ register, formState }) => (
        <Field
          label="New password"
          help="10 characters or more. Other sign-ins end."
          error={formState.errors.password?.message}
        >
          {(control) => (
            <PasswordInput
              {...control}
              autoFocus
              autoComplete="new-password"
              {...register("password", { required: "Enter a new password." })}
            />
          )}
        </Field>
      )}
    </ActionForm>
  );
}
