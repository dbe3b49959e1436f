"use client";

import { ChevronRight } from "lucide-react";
import { Collapsible as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/class-names";

type CollapsibleProps = Omit<ComponentProps<typeof Primitive.Root>, "title"> & {
  /** What the button says. */
  title: ReactNode;
};

/** A button that shows and hides what is under it. */
export function Collapsible({ title, className, children, ...props }: CollapsibleProps) {
  return (
    <Primitive.Root className={cn("min-w-0", className)} {...props}>
      <Primitive.Trigger className="group touch-target relative flex min-h-6 items-center gap-1 rounded-control text-left text-sm font-medium text-muted hover:text-ink">
        <ChevronRight
          aria-hidden
          strokeWidth={1.75}
          className="size-4 shrink-0 transition-transform duration-100 group-data-[state=open]:rotate-90"
        />
        {title}
      </Primitive.Trigger>
      <Primitive.Content className="pt-2">{children}</Primitive.Content>
    </Primitive.Root>
  );
}
