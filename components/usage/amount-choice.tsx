"use client";

import { useId, useState } from "react";
import { FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup, RadioOption } from "@/components/ui/radio-group";

type AmountChoiceProps = {
  /** Dollars as typed. */
  value: string;
  error: string | undefined;
  onChange: (text: string) => void;
};

const usual = ["10", "25", "100"];

/** One of the usual amounts, or another one. */
export function AmountChoice({ value, error, onChange }: AmountChoiceProps) {
  const [isOther, setOther] = useState(!usual.includes(value));
  const [other, setTyped] = useState("");
  const id = useId();
  return (
    <fieldset>
      <legend className="mb-1 font-medium">Amount</legend>
      <RadioGroup
        aria-label="Amount"
        className="flex-row flex-wrap gap-x-6"
        value={isOther ? "other" : value}
        onValueChange={(chosen) => {
          setOther(chosen === "other");
          onChange(chosen === "other" ? other : chosen);
        }}
      >
        {usual.map((amount) => (
          <RadioOption key={amount} value={amount} label={`$${amount}`} />
        ))}
        <RadioOption value="other" label="Other" />
      </RadioGroup>
      {isOther && (
        <Input
          autoFocus
          className="mt-2 max-w-40"
          aria-label="Amount in dollars"
          aria-invalid={error !== undefined || undefined}
          aria-describedby={error === undefined ? undefined : id}
          autoComplete="off"
          inputMode="decimal"
          placeholder="50.00"
          value={other}
          onChange={({ target }) => {
            setTyped(target.value);
            onChange(target.value);
          }}
        />
      )}
      {error !== undefined && (
        <div className="mt-1">
          <FieldError id={id}>{error}</FieldError>
        </div>
      )}
    </fieldset>
  );
}
