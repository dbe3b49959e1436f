"use client";

import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/toast";
import type { ActionOutcome } from "@/components/unwrap";
import { ActionForm } from "./action-form";
import { PasswordInput } from "./password-input";

type Values = { current: string; password: string };

type PasswordFormProps = { onChange: (values: Values) => Promise<ActionOutcome<unknown>> };

/** Changes the password of whoever knows the present one. */
export function PasswordForm({ onChange }: PasswordFormProps) {
  return (
    <ActionForm<Values>
      defaultValues={{ current: "", password: "" }}
      fields={["current", "password"]}
      submit="Change password"
      pendingText="Saving…"
      onSubmit={onChange}
      onDone={(form) => {
        form.reset();
        notify("Password changed. Other sign-ins have ended.");
      }}
    >
      {({ register, formState: { errors } }) => (
        <>
          <Field label="Present password" error={errors.current?.message}>
            {(control) => (
              <PasswordInput
                {...control}
                autoComplete="current-password"
                {...register("current", { required: "Enter your present password." })}
              />
            )}
          </Field>
          <Field
            label="New password"
            help="10 characters or more. Your other sign-ins end."
            error={errors.password?.message}
          >
            {(control) => (
              <PasswordInput
                {...control}
                autoComplete="new-password"
                {...register("password", { required: "Enter a new password." })}
              />
            )}
          </Field>
        </>
      )}
    </ActionForm>
  );
}
