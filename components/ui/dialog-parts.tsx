import type { ComponentProps } from "react";
import { cn } from "@/components/class-names";

/** The part of a dialog, alert dialog or sheet that scrolls. */
export function DialogBody({ className, ...props }: ComponentProps<"div">) {
  return (
    <div
      className={cn("min-h-0 flex-1 overflow-y-auto overscroll-contain px-6 py-4", className)}
      {...props}
    />
  );
}

/** The buttons: Cancel first, the one that acts last. Always in view. */
export function DialogFooter({ className, ...props }: ComponentProps<"div">) {
  return (
    <div
      className={cn(
        "flex shrink-0 flex-wrap items-center justify-end gap-2 border-t border-line px-6 py-4",
        className,
      )}
      {...props}
    />
  );
}
