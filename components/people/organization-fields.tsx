"use client";

import type { ChangeEvent, InputHTMLAttributes, Ref } from "react";
import { slugFromName } from "@/components/tree/slug-from-name";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type Registered = InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> };

type OrganizationFieldsProps = {
  name: Registered;
  slug: Registered;
  nameError: string | undefined;
  slugError: string | undefined;
  /** The address as it is now, shown under the field. */
  address: string;
  /** Called with what a name suggests, until somebody writes their own. */
  onSuggest: (slug: string) => void;
};

/** "Name your organization": its name and its address on this server. */
export function OrganizationFields(props: OrganizationFieldsProps) {
  const { name, slug, nameError, slugError, address, onSuggest } = props;
  return (
    <>
      <Field label="Organization" required error={nameError}>
        {(control) => (
          <Input
            {...control}
            autoComplete="organization"
            maxLength={80}
            {...name}
            onChange={(event: ChangeEvent<HTMLInputElement>) => {
              name.onChange?.(event);
              onSuggest(slugFromName(event.target.value));
            }}
          />
        )}
      </Field>
      <Field label="Address" required error={slugError} help={`/${address}`}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
            {...slug}
          />
        )}
      </Field>
    </>
  );
}
