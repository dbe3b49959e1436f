"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";

export const usualDays = 90;
const choices = [30, usualDays, 365];

type ExpiryFieldProps = {
  days: string;
  error: string | undefined;
  onDays: (days: string) => void;
};

/** For how long a key works: one of the usual times, or as many days as one types. */
export function ExpiryField({ days, error, onDays }: ExpiryFieldProps) {
  const [own, setOwn] = useState(false);
  return (
    <>
      <Field label="Expires after" {...(!own && { error })}>
        {(control) => (
          <NativeSelect
            {...control}
            value={own ? "own" : days}
            onChange={({ target: { value } }) => {
              setOwn(value === "own");
              onDays(value === "own" ? "" : value);
            }}
          >
            {choices.map((choice) => (
              <option key={choice} value={choice}>
                {choice} days
              </option>
            ))}
            <option value="own">Another time</option>
          </NativeSelect>
        )}
      </Field>
      {own && (
        <Field label="Days" required error={error} help="1 to 365.">
          {(control) => (
            <Input
              {...control}
              autoFocus
              inputMode="numeric"
              value={days}
              onChange={(event) => onDays(event.target.value)}
            />
          )}
        </Field>
      )}
    </>
  );
}
