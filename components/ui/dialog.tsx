"use client";

import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/class-names";
import { buttonVariants } from "./button-variants";
import { dialogClasses, dialogWidths, overlayClasses, type DialogWidth } from "./dialog-classes";

export const Dialog = Primitive.Root;
export const DialogTrigger = Primitive.Trigger;
export const DialogClose = Primitive.Close;

type DialogContentProps = Omit<ComponentProps<typeof Primitive.Content>, "title"> & {
  title: ReactNode;
  description?: ReactNode;
  /** Something is typed or running: a press outside does not close it. */
  dirty?: boolean;
  width?: DialogWidth;
};

/** A modal window with its title. Put `DialogBody` and `DialogFooter` inside. */
export function DialogContent({
  title,
  description,
  dirty = false,
  width = "medium",
  className,
  children,
  ...props
}: DialogContentProps) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlayClasses} />
      <Primitive.Content
        className={cn(dialogClasses, dialogWidths[width], className)}
        onInteractOutside={(event) => {
          if (dirty || isToast(event.target)) event.preventDefault();
        }}
        {...(description === undefined && { "aria-describedby": undefined })}
        {...props}
      >
        <header className="shrink-0 border-b border-line px-6 py-4 pr-14">
          <Primitive.Title className="text-lg font-semibold">{title}</Primitive.Title>
          {description !== undefined && (
            <Primitive.Description className="mt-1 text-muted">{description}</Primitive.Description>
          )}
        </header>
        {children}
        {/* Last in the document, so that the focus starts on the first field. */}
        <Primitive.Close
          aria-label="Close"
          className={cn(
            buttonVariants({ variant: "ghost", size: "icon" }),
            "absolute top-3 right-4",
          )}
        >
          <X aria-hidden strokeWidth={1.75} />
        </Primitive.Close>
      </Primitive.Content>
    </Primitive.Portal>
  );
}

/** A press on a toast lies outside the dialog without meaning to leave it. */
function isToast(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[data-sonner-toaster]") !== null;
}
