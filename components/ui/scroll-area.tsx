import type { ComponentProps } from "react";
import { cn } from "@/components/class-names";

type ScrollAreaProps = ComponentProps<"div"> & {
  /** Names the area; whoever uses the keyboard stops here to scroll. */
  label: string;
};

/** A box of its own scroll that the keyboard can reach. */
export function ScrollArea({ label, className, ...props }: ScrollAreaProps) {
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className={cn("overflow-auto overscroll-contain -outline-offset-2", className)}
      {...props}
    />
  );
}
