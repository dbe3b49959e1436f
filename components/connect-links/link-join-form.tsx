"use client";

import { ActionForm } from "@/components/people/action-form";
import { PasswordInput } from "@/components/people/password-input";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ActionOutcome } from "@/components/unwrap";

type Values = { email: string; name: string; password: string };

type LinkJoinFormProps = {
  onJoin: (values: Values) => Promise<ActionOutcome<unknown> | undefined>;
};

/** Makes the account of the address that a link was sent to. The address is typed in: the page never names it. */
export function LinkJoinForm({ onJoin }: LinkJoinFormProps) {
  return (
    <ActionForm<Values>
      defaultValues={{ email: "", name: "", password: "" }}
      fields={["email", "name", "password"]}
      submit="Create account"
      pendingText="Creating…"
      onSubmit={onJoin}
    >
      {({ register, formState: { errors } }) => (
        <>
          <Field
            label="E-mail"
            help="The address that the link was sent to."
            error={errors.email?.message}
          >
            {(control) => (
              <Input
                {...control}
                autoFocus
                type="email"
                autoComplete="username"
                {...register("email", { required: "Enter the address that the link was sent to." })}
              />
            )}
          </Field>
          <Field label="Your name" error={errors.name?.message}>
            {(control) => <Input {...control} autoComplete="name" {...register("name")} />}
          </Field>
          <Field
            label="Choose a password"
            help="10 characters or more."
            error={errors.password?.message}
          >
            {(control) => (
              <PasswordInput
                {...control}
                autoComplete="new-password"
                {...register("password", { required: "Choose a password." })}
              />
            )}
          </Field>
        </>
      )}
    </ActionForm>
  );
}
