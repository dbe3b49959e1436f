"use client";

import { SlidersHorizontal } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./ui/button";
import { DialogBody, DialogFooter } from "./ui/dialog-parts";
import { Sheet, SheetClose, SheetContent, SheetTrigger } from "./ui/sheet";

type FilterBarProps = {
  /** The search field; it stays in view on a phone. */
  search?: ReactNode;
  /** The other filters, each with its own label. Under 640 px they move into a sheet. */
  children?: ReactNode;
  /** How many filters are set, without the search. */
  active: number;
  onClear: () => void;
  /** What the list shows now: "1 broken · 24 healthy". Announced when it changes. */
  summary?: ReactNode;
};

/** Search and filters over a list. The values live in the URL; this only lays them out. */
export function FilterBar({ search, children, active, onClear, summary }: FilterBarProps) {
  const clear = active > 0 && (
    <Button variant="ghost" onClick={onClear}>
      Clear filters
    </Button>
  );
  return (
    <div role="search" className="flex flex-wrap items-center gap-2">
      {search !== undefined && <div className="min-w-0 flex-1 sm:max-w-80">{search}</div>}
      <div className="hidden flex-wrap items-center gap-2 *:w-auto sm:flex">
        {children}
        {clear}
      </div>
      {children !== undefined && (
        <Sheet>
          <SheetTrigger asChild>
            <Button className="sm:hidden">
              <SlidersHorizontal aria-hidden strokeWidth={1.75} />
              {active > 0 ? `Filters, ${String(active)} set` : "Filters"}
            </Button>
          </SheetTrigger>
          <SheetContent side="bottom" title="Filters">
            <DialogBody className="flex flex-col gap-4">{children}</DialogBody>
            <DialogFooter>
              {clear}
              <SheetClose asChild>
                <Button variant="primary">Show the list</Button>
              </SheetClose>
            </DialogFooter>
          </SheetContent>
        </Sheet>
      )}
      {summary !== undefined && (
        <p role="status" className="ml-auto text-sm text-muted max-sm:w-full">
          {summary}
        </p>
      )}
    </div>
  );
}
