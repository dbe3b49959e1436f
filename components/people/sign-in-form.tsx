"use client";

import { useMutation } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { unwrap, type ActionOutcome } from "@/components/unwrap";
import { FormError } from "./form-error";
import { placeErrors } from "./form-problem";
import { PasswordInput } from "./password-input";

type Values = { email: string; password: string };

type SignInFormProps = {
  /** Said above the form until something is tried. */
  notice?: string | undefined;
  /** Known beforehand, from an invitation. */
  email?: string;
  /** Signs in and leaves the page; answers only when it failed. */
  onSignIn: (values: Values) => Promise<ActionOutcome<unknown> | undefined>;
};

/** E-mail and password. */
export function SignInForm({ notice, email = "", onSignIn }: SignInFormProps) {
  const form = useForm<Values>({ defaultValues: { email, password: "" } });
  const { errors } = form.formState;
  const signIn = useMutation({
    mutationFn: async (values: Values) => {
      const outcome = await onSignIn(values);
      if (outcome) unwrap(outcome);
    },
    onError: (error) => {
      const message = placeErrors<Values>(error, ["email"], form.setError);
      if (message !== undefined) form.setError("root", { message });
    },
  });
  return (
    <form
      noValidate
      method="post"
      className="flex flex-col gap-4"
      onSubmit={form.handleSubmit((values) => signIn.mutateAsync(values).catch(() => undefined))}
    >
      {errors.root?.message !== undefined ? (
        <FormError>{errors.root.message}</FormError>
      ) : (
        notice !== undefined && (
          <p className="rounded-control bg-busy-soft px-3 py-2 text-busy">{notice}</p>
        )
      )}
      <Field label="E-mail" error={errors.email?.message}>
        {(control) => (
          <Input
            {...control}
            type="email"
            autoComplete="username"
            autoFocus
            {...form.register("email", { required: "Enter your e-mail address." })}
          />
        )}
      </Field>
      <Field label="Password" error={errors.password?.message}>
        {(control) => (
          <PasswordInput
            {...control}
            autoComplete="current-password"
            {...form.register("password", { required: "Enter your password." })}
          />
        )}
      </Field>
      <Button
        type="submit"
        variant="primary"
        size="touch"
        pending={signIn.isPending || signIn.isSuccess}
        pendingText="Signing in…"
      >
        Sign in
      </Button>
    </form>
  );
}
