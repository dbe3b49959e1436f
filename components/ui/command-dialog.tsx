"use client";

import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "@/components/class-names";
import { dialogClasses, overlayClasses } from "./dialog-classes";

type CommandDialogProps = {
  /** Read, not seen: "Command palette". */
  title: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** One `Command`. */
  children: ReactNode;
};

/** A window near the top for a `Command`: the palette and the pickers. */
export function CommandDialog({ title, open, onOpenChange, children }: CommandDialogProps) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={overlayClasses} />
        <Primitive.Content
          aria-describedby={undefined}
          className={cn(
            dialogClasses,
            "top-[12dvh] max-h-[76dvh] max-w-xl translate-y-0 overflow-hidden",
          )}
        >
          <Primitive.Title className="sr-only">{title}</Primitive.Title>
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
