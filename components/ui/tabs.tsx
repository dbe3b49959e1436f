"use client";

import { Tabs as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/components/class-names";

/** Tabs inside a page (snippets, chart or table). Views with an address use `LinkTabs`. */
export const Tabs = Primitive.Root;

/** Give it an `aria-label`. */
export function TabsList({ className, ...props }: ComponentProps<typeof Primitive.List>) {
  return (
    <Primitive.List className={cn("flex flex-wrap items-center gap-1", className)} {...props} />
  );
}

export function TabsTrigger({ className, ...props }: ComponentProps<typeof Primitive.Trigger>) {
  return (
    <Primitive.Trigger
      className={cn(
        "touch-target relative h-7 rounded-control border border-transparent px-2.5 text-sm text-muted hover:text-ink",
        "data-[state=active]:border-line-strong data-[state=active]:bg-surface data-[state=active]:font-medium data-[state=active]:text-ink",
        className,
      )}
      {...props}
    />
  );
}

export const TabsContent = Primitive.Content;
