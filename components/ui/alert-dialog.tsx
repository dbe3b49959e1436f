"use client";

import { AlertDialog as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/class-names";
import { dialogClasses, dialogWidths, overlayClasses, type DialogWidth } from "./dialog-classes";

export const AlertDialog = Primitive.Root;
export const AlertDialogTrigger = Primitive.Trigger;
/** Wrap Cancel in it (`asChild`): the focus starts there. */
export const AlertDialogCancel = Primitive.Cancel;

type AlertDialogContentProps = Omit<ComponentProps<typeof Primitive.Content>, "title"> & {
  title: ReactNode;
  description: ReactNode;
  width?: DialogWidth;
};

/**
 * A question before something that cannot be undone. It never closes by a press outside. The button
 * that acts is an ordinary `Button`, so that the dialog can stay open while the act runs.
 */
export function AlertDialogContent({
  title,
  description,
  width = "medium",
  className,
  children,
  ...props
}: AlertDialogContentProps) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlayClasses} />
      <Primitive.Content className={cn(dialogClasses, dialogWidths[width], className)} {...props}>
        <header className="shrink-0 px-6 pt-5 pb-1">
          <Primitive.Title className="text-lg font-semibold">{title}</Primitive.Title>
          <Primitive.Description asChild>
            <div className="mt-1 text-muted">{description}</div>
          </Primitive.Description>
        </header>
        {children}
      </Primitive.Content>
    </Primitive.Portal>
  );
}
