"use client";

import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { accountWords } from "@/components/integrations/row-words";

type AccountSelectProps = {
  accounts: readonly { id: string; accountName: string; label: string }[];
  /** Null: the one that is used otherwise. */
  value: string | null;
  mustChoose: boolean;
  onChange: (account: string | null) => void;
};

/** Which account a call uses, where there are several. The first is used when none is named. */
export function AccountSelect({ accounts, value, mustChoose, onChange }: AccountSelectProps) {
  const [first, ...others] = accounts;
  if (!first) return null;
  if (others.length === 0) return <p className="text-sm">Account: {accountWords(first)}</p>;
  return (
    <Field label="Account" required={mustChoose}>
      {(control) => (
        <NativeSelect
          {...control}
          value={value ?? ""}
          onChange={({ target }) => onChange(target.value === "" ? null : target.value)}
        >
          <option value="">
            {mustChoose ? "Choose an account" : `${accountWords(first)} (default)`}
          </option>
          {accounts.map((account) => (
            <option key={account.id} value={account.id}>
              {accountWords(account)}
            </option>
          ))}
        </NativeSelect>
      )}
    </Field>
  );
}
