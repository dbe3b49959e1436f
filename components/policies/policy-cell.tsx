"use client";

import { Lock, RotateCcw } from "lucide-react";
import { cn } from "@/components/class-names";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import type { PolicyCell as Cell } from "@/lib/policies/matrix";
import type { PolicySubject, PolicyValue } from "@/lib/policies/policy";
import { draftedCell } from "./draft";
import { PolicyMark } from "./policy-mark";
import { PolicyMenu } from "./policy-menu";
import { usePolicyScreen } from "./policy-context";
import { valueWords } from "./policy-words";

type PolicyCellProps = {
  /** "GitHub, write" */
  label: string;
  cell: Cell;
  /** What it is about, and what counts here where nothing is set for that. */
  subjects: readonly [PolicySubject, ...PolicySubject[]];
  /** What holds where nobody set anything. */
  otherwise: PolicyValue;
  /** In the table: its place, for the arrow keys, and whether the Tab key stops there. */
  grid?: { place: string; isActive: boolean };
};

/** One value, where it is set, and the menu that changes it. What is set here is bold. */
export function PolicyCell({ label, cell, subjects, otherwise, grid }: PolicyCellProps) {
  const { node, own, draft, canEdit, change } = usePolicyScreen();
  const now = draftedCell(cell, subjects, { own, draft, node, default: otherwise });
  const [itself] = subjects;
  const isHere = now.at?.id === node.id;
  const place = now.at === null ? "default" : isHere ? "here" : now.at.name;
  const isLocked = now.above?.value === "deny";
  const words = (
    <>
      <PolicyMark value={now.value} className="max-sm:row-span-2" />
      <span className={cn("shrink-0", now.own !== null && isHere && "font-semibold")}>
        {valueWords[now.value]}
      </span>
      <span className="sr-only">, </span>
      <span className="flex min-w-0 items-center gap-1 text-xs font-normal text-muted">
        <span className="truncate">{place}</span>
        {isLocked && (
          <>
            <span className="sr-only">, locked</span>
            <Lock aria-hidden strokeWidth={1.75} className="size-3 shrink-0" />
          </>
        )}
      </span>
    </>
  );
  const look =
    "grid h-auto min-h-8 min-w-0 grid-cols-[auto_minmax(0,1fr)] items-center gap-x-1.5 px-2 py-1 text-left text-sm sm:flex sm:h-8 sm:py-0";
  if (!canEdit) return <span className={look}>{words}</span>;
  return (
    <span className="flex min-w-0 items-center">
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <button
            type="button"
            data-grid-place={grid?.place}
            tabIndex={grid === undefined || grid.isActive ? 0 : -1}
            className={cn(
              look,
              "touch-target relative rounded-control border border-transparent hover:border-line-strong hover:bg-hover aria-expanded:border-line-strong",
              now.isChanged && "border-accent bg-accent-soft",
            )}
          >
            <span className="sr-only">{label}: </span>
            {words}
            {now.isChanged && <span className="sr-only">, not saved</span>}
          </button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="start" className="w-72">
          <PolicyMenu now={now} onChange={(value) => change(itself, value)} />
        </DropdownMenuContent>
      </DropdownMenu>
      {now.own !== null && (
        <Button
          variant="ghost"
          size="icon-small"
          // A shortcut for the pointer: the menu has it too.
          tabIndex={grid === undefined ? undefined : -1}
          aria-label={`Reset ${label}`}
          title="Reset"
          onClick={() => change(itself, null)}
        >
          <RotateCcw aria-hidden strokeWidth={1.75} />
        </Button>
      )}
    </span>
  );
}
