"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ActionOutcome } from "@/components/unwrap";
import { ActionForm } from "./action-form";
import { PasswordInput } from "./password-input";

type Values = { name: string; password: string };

type JoinFormProps = {
  email: string;
  onJoin: (values: Values) => Promise<ActionOutcome<unknown> | undefined>;
};

/** Accepts an invitation with a new account. */
export function JoinForm({ email, onJoin }: JoinFormProps) {
  return (
    <ActionForm<Values>
      defaultValues={{ name: "", password: "" }}
      fields={["name", "password"]}
      submit="Join"
      pendingText="Joining…"
      onSubmit={onJoin}
    >
      {({ register, formState: { errors } }) => (
        <>
          <Field label="E-mail" help="The invitation is for this address.">
            {(control) => (
              <Input {...control} type="email" autoComplete="username" value={email} readOnly />
            )}
          </Field>
          <Field label="Your name" error={errors.name?.message}>
            {(control) => (
              <Input {...control} autoFocus autoComplete="name" {...register("name")} />
            )}
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
