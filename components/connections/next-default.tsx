"use client";

import { accountWords } from "@/components/integrations/row-words";
import { RadioGroup, RadioOption } from "@/components/ui/radio-group";
import type { Connection } from "@/lib/connections/connection";

type NextDefaultProps = {
  going: Connection;
  /** The other accounts of its provider at the same node. */
  others: readonly Connection[];
  value: string;
  onChange: (id: string) => void;
};

/** Stands for "none": then the node has no default until someone chooses one. */
export const noDefault = "none";

/** When the default goes, which account of the same provider becomes it. */
export function NextDefault({ going, others, value, onChange }: NextDefaultProps) {
  const title = `Default for ${going.provider.name} at ${going.owner.name} afterwards`;
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 font-semibold">{title}</legend>
      <RadioGroup aria-label={title} value={value} onValueChange={onChange}>
        {others.map((other) => (
          <RadioOption key={other.id} value={other.id} label={accountWords(other)} />
        ))}
        <RadioOption
          value={noDefault}
          label="None for now"
          help="What relied on the default stops until someone chooses one."
        />
      </RadioGroup>
    </fieldset>
  );
}
