"use client";

import { useQuery } from "@tanstack/react-query";
import { membersQuery } from "@/components/people/queries";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";

/** A member, or an address that need not belong to one. */
export type RecipientValue = { userId: string } | { email: string };

const anAddress = "address";

type RecipientProps = {
  organizationId: string;
  nodeId: string;
  value: RecipientValue;
  onChange: (value: RecipientValue) => void;
  error: string | undefined;
};

/** To whom a link is sent. */
export function Recipient({ organizationId, nodeId, value, onChange, error }: RecipientProps) {
  const members = useQuery(membersQuery(organizationId, nodeId));
  const isMember = "userId" in value;
  return (
    <>
      <Field label="To" error={isMember ? error : undefined}>
        {(control) => (
          <NativeSelect
            {...control}
            value={isMember ? value.userId : anAddress}
            onChange={({ target }) =>
              onChange(target.value === anAddress ? { email: "" } : { userId: target.value })
            }
          >
            <option value={anAddress}>an e-mail address</option>
            {members.data?.members.map(({ userId, name, email }) => (
              <option key={userId} value={userId}>
                {name ? `${name} (${email})` : email}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      {!isMember && (
        <Field
          label="E-mail address"
          required
          error={error}
          help="It works only for whoever is signed in with this address. They need no role here."
        >
          {(control) => (
            <Input
              {...control}
              type="email"
              autoComplete="off"
              value={value.email}
              onChange={({ target }) => onChange({ email: target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}
