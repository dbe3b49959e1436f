"use client";

import {
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
} from "@/components/ui/dropdown-menu";
import { policyValues } from "./policy-values";
import { type DraftedCell, isTooLoose } from "./draft";
import { PolicyMark } from "./policy-mark";
import { lockedWords, valueHelp, valueWords } from "./policy-words";

type PolicyMenuProps = {
  now: DraftedCell;
  onChange: (value: (typeof policyValues)[number] | null) => void;
};

/** Allow, ask or deny; what would not hold because of a place above cannot be chosen and says why. */
export function PolicyMenu({ now, onChange }: PolicyMenuProps) {
  return (
    <>
      {now.above && now.above.value !== "allow" && (
        <DropdownMenuLabel>{lockedWords(now.above)}</DropdownMenuLabel>
      )}
      <DropdownMenuRadioGroup
        value={now.own ?? ""}
        onValueChange={(chosen) => {
          const value = policyValues.find((each) => each === chosen);
          if (value) onChange(value);
        }}
      >
        {policyValues.map((value) => (
          <DropdownMenuRadioItem
            key={value}
            value={value}
            disabled={isTooLoose(value, now.above)}
            className="gap-2"
          >
            <PolicyMark value={value} />
            <span>{valueWords[value]}</span>
            <span className="text-xs text-muted">{valueHelp[value]}</span>
          </DropdownMenuRadioItem>
        ))}
      </DropdownMenuRadioGroup>
      {now.own !== null && (
        <>
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={() => onChange(null)}>
            Reset: set nothing here
          </DropdownMenuItem>
        </>
      )}
    </>
  );
}
