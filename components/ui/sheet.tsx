"use client";

import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/class-names";
import { buttonVariants } from "./button-variants";
import { overlayClasses } from "./dialog-classes";

export const Sheet = Primitive.Root;
export const SheetTrigger = Primitive.Trigger;
export const SheetClose = Primitive.Close;

const sides = {
  left: "inset-y-0 left-0 w-[min(20rem,calc(100vw-3rem))] border-r data-[state=open]:animate-slide-in-left data-[state=closed]:animate-slide-out-left",
  right:
    "inset-y-0 right-0 w-full max-w-120 border-l data-[state=open]:animate-slide-in-right data-[state=closed]:animate-slide-out-right",
  bottom:
    "inset-x-0 bottom-0 max-h-[85dvh] rounded-t-dialog border-t data-[state=open]:animate-slide-in-bottom data-[state=closed]:animate-slide-out-bottom",
} as const;

type SheetContentProps = Omit<ComponentProps<typeof Primitive.Content>, "title"> & {
  title: ReactNode;
  side?: keyof typeof sides;
  /** Keeps the title for screen readers only, for a drawer that needs no heading. */
  titleHidden?: boolean;
};

/** A drawer from an edge, for phones: the tree, filters, crumbs. Modal, with `DialogBody` inside. */
export function SheetContent({
  title,
  side = "left",
  titleHidden = false,
  className,
  children,
  ...props
}: SheetContentProps) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlayClasses} />
      <Primitive.Content
        aria-describedby={undefined}
        className={cn(
          "fixed z-50 flex flex-col border-line bg-surface text-ink shadow-floating",
          sides[side],
          className,
        )}
        {...props}
      >
        <Primitive.Title
          className={titleHidden ? "sr-only" : "shrink-0 px-6 py-3 pr-14 text-lg font-semibold"}
        >
          {title}
        </Primitive.Title>
        {children}
        <Primitive.Close
          aria-label="Close"
          className={cn(
            buttonVariants({ variant: "ghost", size: "icon" }),
            "absolute top-2 right-2",
          )}
        >
          <X aria-hidden strokeWidth={1.75} />
        </Primitive.Close>
      </Primitive.Content>
    </Primitive.Portal>
  );
}
