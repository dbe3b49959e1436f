"use client";

import { Check, Minus } from "lucide-react";
import { Checkbox as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/components/class-names";

/** 16 px to see, 24 px to hit (44 on touch). `checked="indeterminate"` for some of many. */
export function Checkbox({ className, ...props }: ComponentProps<typeof Primitive.Root>) {
  return (
    <Primitive.Root
      className={cn(
        "group small-target relative flex size-4 shrink-0 items-center justify-center rounded-[4px] border border-control bg-surface text-on-accent",
        "data-[state=checked]:border-accent data-[state=checked]:bg-accent",
        "data-[state=indeterminate]:border-accent data-[state=indeterminate]:bg-accent",
        "disabled:opacity-60 aria-invalid:border-stop-mark",
        className,
      )}
      {...props}
    >
      <Primitive.Indicator>
        <Check
          aria-hidden
          strokeWidth={2.5}
          className="size-3 group-data-[state=indeterminate]:hidden"
        />
        <Minus
          aria-hidden
          strokeWidth={2.5}
          className="hidden size-3 group-data-[state=indeterminate]:block"
        />
      </Primitive.Indicator>
    </Primitive.Root>
  );
}
