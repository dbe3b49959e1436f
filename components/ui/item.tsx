import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/class-names";

/** A surface with a line around it. Rows inside are divided by lines. */
export function Card({ className, ...props }: ComponentProps<"div">) {
  return (
    <div
      className={cn("divide-y divide-line rounded-card border border-line bg-surface", className)}
      {...props}
    />
  );
}

/** The same surface as a list; its children are `Item`s. */
export function ItemList({ className, ...props }: ComponentProps<"ul">) {
  return (
    <ul
      className={cn("divide-y divide-line rounded-card border border-line bg-surface", className)}
      {...props}
    />
  );
}

type ItemProps = Omit<ComponentProps<"li">, "title"> & {
  /** A `BrandIcon` or another picture of 28 px. */
  media?: ReactNode;
  /** The name; put the row's link here and give it `ItemLink` to fill the row. */
  title: ReactNode;
  /** The rest of the first line: account, source, sandbox pill. */
  meta?: ReactNode;
  /** The second line, usually one sentence. */
  description?: ReactNode;
  /** The status pill. */
  status?: ReactNode;
  /** Buttons, right of the status; they stay above the row's link. */
  actions?: ReactNode;
  selected?: boolean;
};

/** A row of a card: 64 px and two lines; on a phone it becomes name and status, meta, sentence, buttons. */
export function Item(props: ItemProps) {
  const { media, title, meta, description, status, actions, selected = false, ...rest } = props;
  const { className, ...attributes } = rest;
  return (
    <li
      className={cn(
        "relative grid min-h-16 grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 px-4 py-3 first:rounded-t-card last:rounded-b-card",
        "sm:grid-cols-[auto_minmax(0,1fr)_auto_auto] has-[[data-item-link]:hover]:bg-hover",
        selected && "bg-accent-soft",
        className,
      )}
      {...attributes}
    >
      {media !== undefined && <div className="self-start sm:self-center">{media}</div>}
      <div className="col-start-2 min-w-0 max-sm:contents">
        <div className="flex min-w-0 flex-wrap items-center gap-x-1.5 max-sm:contents">
          <div className="min-w-0 font-semibold break-words max-sm:col-start-2">{title}</div>
          {meta !== undefined && (
            <div className="flex min-w-0 flex-wrap items-center gap-x-1.5 text-sm text-muted max-sm:order-1 max-sm:col-span-2 max-sm:col-start-2">
              {meta}
            </div>
          )}
        </div>
        {description !== undefined && (
          <div className="mt-0.5 text-sm text-muted max-sm:order-2 max-sm:col-span-2 max-sm:col-start-2 max-sm:mt-0">
            {description}
          </div>
        )}
      </div>
      {status !== undefined && (
        <div className="col-start-3 justify-self-end max-sm:row-start-1">{status}</div>
      )}
      {actions !== undefined && (
        <div className="relative z-10 col-start-2 flex items-center gap-2 max-sm:order-3 max-sm:col-span-2 max-sm:mt-1 sm:col-start-4">
          {actions}
        </div>
      )}
    </li>
  );
}
