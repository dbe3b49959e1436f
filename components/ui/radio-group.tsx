"use client";

import { RadioGroup as Primitive } from "radix-ui";
import { useId, type ComponentProps, type ReactNode } from "react";
import { cn } from "@/components/class-names";

/** Name it with `aria-label` or `aria-labelledby`. */
export function RadioGroup({ className, ...props }: ComponentProps<typeof Primitive.Root>) {
  return <Primitive.Root className={cn("flex flex-col gap-1", className)} {...props} />;
}

type RadioOptionProps = Omit<ComponentProps<typeof Primitive.Item>, "children"> & {
  label: ReactNode;
  help?: ReactNode;
};

/** A radio button with its words, all of which can be pressed. */
export function RadioOption({ label, help, className, ...props }: RadioOptionProps) {
  const id = useId();
  return (
    <div className={cn("flex items-start gap-2 py-0.5 pointer-coarse:py-2", className)}>
      <Primitive.Item
        id={id}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        className="small-target relative mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-control bg-surface disabled:opacity-60 data-[state=checked]:border-accent"
        {...props}
      >
        <Primitive.Indicator className="size-2 rounded-full bg-accent forced-colors:bg-[Highlight]" />
      </Primitive.Item>
      <div className="min-w-0">
        <label htmlFor={id}>{label}</label>
        {help !== undefined && (
          <p id={`${id}-help`} className="text-sm text-muted">
            {help}
          </p>
        )}
      </div>
    </div>
  );
}
