"use client";

import { X } from "lucide-react";
import { Button } from "@/components/ui/button";

type UsageChip = { id: string; label: string; onRemove: () => void };

/** What the numbers are limited to; each can be taken away. */
export function UsageChips({ chips }: { chips: readonly UsageChip[] }) {
  if (chips.length === 0) return null;
  return (
    <ul aria-label="Limited to" className="flex flex-wrap items-center gap-2">
      {chips.map(({ id, label, onRemove }) => (
        <li key={id}>
          <Button
            size="small"
            className="rounded-full pr-1.5 font-normal"
            aria-label={`Only ${label}. Show all`}
            onClick={onRemove}
          >
            {label}
            <X aria-hidden strokeWidth={1.75} />
          </Button>
        </li>
      ))}
    </ul>
  );
}
