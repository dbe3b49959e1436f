"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ActionOutcome } from "@/components/unwrap";
import { ActionForm } from "./action-form";
import { OrganizationFields } from "./organization-fields";
import { PasswordInput } from "./password-input";

type Values = {
  code: string;
  name: string;
  email: string;
  password: string;
  organization: string;
  slug: string;
};

export type SetupInput = Values;

type SetupFormProps = { onSetUp: (values: Values) => Promise<ActionOutcome<unknown> | undefined> };

/** The first owner and their organization, with the code of the terminal. */
export function SetupForm({ onSetUp }: SetupFormProps) {
  return (
    <ActionForm<Values>
      defaultValues={{ code: "", name: "", email: "", password: "", organization: "", slug: "" }}
      fields={["code", "name", "email", "password", "organization", "slug"]}
      submit="Set up"
      pendingText="Setting up…"
      onSubmit={onSetUp}
    >
      {(form) => {
        const { register } = form;
        const { errors } = form.formState;
        return (
          <>
            <Field
              label="Code"
              required
              help="The terminal in which the server was started prints it."
              error={errors.code?.message}
            >
              {(control) => (
                <Input
                  {...control}
                  autoFocus
                  autoComplete="one-time-code"
                  spellCheck={false}
                  className="font-mono"
                  {...register("code", { required: "Enter the code of the terminal." })}
                />
              )}
            </Field>
            <Field label="Your name" error={errors.name?.message}>
              {(control) => <Input {...control} autoComplete="name" {...register("name")} />}
            </Field>
            <Field label="E-mail" required error={errors.email?.message}>
              {(control) => (
                <Input
                  {...control}
                  type="email"
                  autoComplete="username"
                  {...register("email", { required: "Enter your e-mail address." })}
                />
              )}
            </Field>
            <Field
              label="Password"
              required
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
            <h2 className="mt-2 text-lg font-semibold">Name your organization</h2>
            <OrganizationFields
              name={register("organization", { required: "Enter a name." })}
              slug={register("slug", { required: "Enter an address." })}
              nameError={errors.organization?.message}
              slugError={errors.slug?.message}
              address={form.watch("slug")}
              onSuggest={(slug) => {
                if (!form.formState.dirtyFields.slug) form.setValue("slug", slug);
              }}
            />
          </>
        );
      }}
    </ActionForm>
  );
}
