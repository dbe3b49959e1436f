import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/class-names";

type TableProps = ComponentProps<"table"> & {
  /** Names the table; seen only when `captionVisible`. */
  caption: ReactNode;
  captionVisible?: boolean;
};

/**
 * A real table that turns into two-line cards under 640 px. The roles are written out because
 * browsers forget them once `display` changes.
 */
export function Table({
  caption,
  captionVisible = false,
  className,
  children,
  ...props
}: TableProps) {
  return (
    <div className="overflow-x-auto rounded-card border border-line bg-surface" tabIndex={-1}>
      <table
        role="table"
        className={cn("w-full border-collapse text-left max-sm:block", className)}
        {...props}
      >
        <caption
          className={
            captionVisible ? "px-4 py-2 text-left text-sm text-muted max-sm:block" : "sr-only"
          }
        >
          {caption}
        </caption>
        {children}
      </table>
    </div>
  );
}

export function TableHead({ className, ...props }: ComponentProps<"thead">) {
  return (
    <thead
      role="rowgroup"
      className={cn("border-b border-line bg-sunken text-xs text-muted max-sm:sr-only", className)}
      {...props}
    />
  );
}

export function TableBody({ className, ...props }: ComponentProps<"tbody">) {
  return (
    <tbody
      role="rowgroup"
      className={cn("divide-y divide-line max-sm:block", className)}
      {...props}
    />
  );
}

/** A row; in the head and the body. Rows with a link in them answer to the pointer. */
export function TableRow({ className, ...props }: ComponentProps<"tr">) {
  return (
    <tr
      role="row"
      className={cn(
        "relative max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:gap-x-3 max-sm:gap-y-0.5 max-sm:px-4 max-sm:py-3",
        "has-[[data-item-link]:hover]:bg-hover",
        className,
      )}
      {...props}
    />
  );
}

type TableHeadCellProps = ComponentProps<"th"> & {
  /** Right-aligns, for numbers. */
  numeric?: boolean;
};

/** A column's head. A sortable one carries `aria-sort` and holds a button. */
export function TableHeadCell({ className, numeric = false, ...props }: TableHeadCellProps) {
  return (
    <th
      role="columnheader"
      scope="col"
      className={cn("h-9 px-4 font-medium whitespace-nowrap", numeric && "text-right", className)}
      {...props}
    />
  );
}

/** Where a cell goes on a phone: first line left, first line right, second line, or nowhere. */
type Narrow = "title" | "status" | "detail" | "hidden";

const narrowClasses: Record<Narrow, string> = {
  title: "max-sm:order-1 max-sm:font-semibold",
  status: "max-sm:order-2 max-sm:justify-self-end",
  detail: "max-sm:order-3 max-sm:text-sm max-sm:text-muted max-sm:even:text-right",
  hidden: "max-sm:hidden",
};

type TableCellProps = ComponentProps<"td"> & {
  numeric?: boolean;
  narrow?: Narrow;
  /** The row's name. */
  rowHeader?: boolean;
};

export function TableCell({
  className,
  numeric = false,
  narrow = "detail",
  rowHeader = false,
  ...props
}: TableCellProps) {
  const Cell = rowHeader ? "th" : "td";
  return (
    <Cell
      role={rowHeader ? "rowheader" : "cell"}
      {...(rowHeader && { scope: "row" })}
      className={cn(
        "h-10 px-4 font-normal max-sm:h-auto max-sm:p-0",
        numeric && "sm:text-right",
        narrowClasses[narrow],
        className,
      )}
      {...props}
    />
  );
}
