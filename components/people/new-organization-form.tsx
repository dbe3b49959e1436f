"use client";

import type { ActionOutcome } from "@/components/unwrap";
import { ActionForm } from "./action-form";
import { OrganizationFields } from "./organization-fields";

type Values = { name: string; slug: string };

type NewOrganizationFormProps = {
  onCreate: (values: Values) => Promise<ActionOutcome<unknown> | undefined>;
};

/** Makes an organization of one's own. */
export function NewOrganizationForm({ onCreate }: NewOrganizationFormProps) {
  return (
    <ActionForm<Values>
      defaultValues={{ name: "", slug: "" }}
      fields={["name", "slug"]}
      submit="Create organization"
      pendingText="Creating…"
      onSubmit={onCreate}
    >
      {(form) => (
        <OrganizationFields
          name={form.register("name", { required: "Enter a name." })}
          slug={form.register("slug", { required: "Enter an address." })}
          nameError={form.formState.errors.name?.message}
          slugError={form.formState.errors.slug?.message}
          address={form.watch("slug")}
          onSuggest={(slug) => {
            if (!form.formState.dirtyFields.slug) form.setValue("slug", slug);
          }}
        />
      )}
    </ActionForm>
  );
}
