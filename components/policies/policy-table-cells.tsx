"use client";

import type { ReactNode } from "react";
import { cn } from "@/components/class-names";
import { TableCell } from "@/components/ui/table";
import { usePolicyScreen } from "./policy-context";

/** The name of a row: on a phone a line of its own above its values. */
export function NameCell({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <TableCell
      rowHeader
      narrow="title"
      className={cn("min-w-0 max-sm:col-span-3 max-sm:pb-1", className)}
    >
      {children}
    </TableCell>
  );
}

type EffectCellProps = { effect: string; children?: ReactNode };

/** One value; on a phone the column's name stands above it. */
export function EffectCell({ effect, children }: EffectCellProps) {
  const { canEdit } = usePolicyScreen();
  return (
    <TableCell
      role={canEdit ? "gridcell" : "cell"}
      className="min-w-0 px-2 max-sm:order-3 max-sm:text-left! max-sm:text-ink"
    >
      {children !== undefined && (
        <span aria-hidden className="block px-2 text-xs text-muted capitalize sm:hidden">
          {effect}
        </span>
      )}
      {children}
    </TableCell>
  );
}
