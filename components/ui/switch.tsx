"use client";

import { Switch as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/components/class-names";

/** On or off, at once. In a form that is saved later, use a checkbox. */
export function Switch({ className, ...props }: ComponentProps<typeof Primitive.Root>) {
  return (
    <Primitive.Root
      className={cn(
        "small-target relative h-5 w-9 shrink-0 rounded-full border border-control bg-sunken transition-colors duration-100",
        "data-[state=checked]:border-accent data-[state=checked]:bg-accent disabled:opacity-60",
        className,
      )}
      {...props}
    >
      <Primitive.Thumb className="block size-3.5 translate-x-0.5 rounded-full bg-control transition-transform duration-100 data-[state=checked]:translate-x-4.5 data-[state=checked]:bg-on-accent forced-colors:bg-[ButtonText]!" />
    </Primitive.Root>
  );
}
