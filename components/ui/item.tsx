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
      className={cn(
        "@container divide-y divide-line rounded-card border border-line bg-surface",
        className,
      )}
      {...props}
    />
  );
}

type ItemProps = Omit<ComponentProps<"li">, "title"> & {
  /** A `BrandIcon` or another picture of 28 px. */
  media?: ReactNode;
  /** The name. As an `ItemLink`, the whole row answers to it. */
  title: ReactNode;
  /** A pill right after the name, like the sandbox's. */
  badge?: ReactNode;
  /** The rest of the first line: account, source. The dot before it is drawn here. */
  meta?: ReactNode;
  /** The second line, usually one sentence. */
  description?: ReactNode;
  /** The status pill. */
  status?: ReactNode;
  /** Buttons, right of the status. */
  actions?: ReactNode;
  selected?: boolean;
};

/**
 * A row of a card, 64 px and two lines. In a list under 640 px, on a phone or beside a panel: name and
 * status, meta, sentence, buttons.
 * Links and buttons inside must be positioned, to lie over the row's own link.
 */
export function Item(props: ItemProps) {
  const { media, title, badge, meta, description, status, actions, selected, ...rest } = props;
  const { className, ...attributes } = rest;
  return (
    <li
      className={cn(
        "relative grid min-h-16 grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 px-4 py-3",
        "first:rounded-t-card last:rounded-b-card has-[[data-item-link]:hover]:bg-hover @min-[40rem]:flex",
        // Without a picture its column is empty, but the gap behind it is not.
        media === undefined && "@max-[40rem]:pl-1",
        selected && "bg-accent-soft",
        className,
      )}
      {...attributes}
    >
      {media}
      <div className="min-w-0 grow @max-[40rem]:contents">
        <div className="flex min-w-0 flex-wrap items-center gap-x-1.5 @max-[40rem]:contents">
          <div className="flex min-w-0 flex-wrap items-center gap-1.5 font-semibold @max-[40rem]:col-start-2">
            {title}
            {badge}
          </div>
          {meta !== undefined && (
            <div className="min-w-0 text-sm text-muted @max-[40rem]:order-1 @max-[40rem]:col-span-2 @max-[40rem]:col-start-2 @min-[40rem]:before:content-['·_'/_''] [&_a]:relative [&_a]:z-10">
              {meta}
            </div>
          )}
        </div>
        {description !== undefined && (
          <div className="text-sm text-muted @max-[40rem]:order-2 @max-[40rem]:col-span-2 @max-[40rem]:col-start-2 @min-[40rem]:mt-0.5 [&_a]:relative [&_a]:z-10">
            {description}
          </div>
        )}
      </div>
      {status !== undefined && <div className="shrink-0 @max-[40rem]:col-start-3">{status}</div>}
      {actions !== undefined && (
        <div className="relative z-10 flex shrink-0 items-center gap-2 @max-[40rem]:order-3 @max-[40rem]:col-span-2 @max-[40rem]:col-start-2 @max-[40rem]:mt-1">
          {actions}
        </div>
      )}
    </li>
  );
}
