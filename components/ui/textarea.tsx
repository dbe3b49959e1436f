import type { ComponentProps } from "react";
import { cn } from "@/components/class-names";
import { controlClasses } from "./control-classes";

/** Grows with what is typed, up to a third of the window. */
export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      className={cn(
        controlClasses,
        "field-sizing-content h-auto max-h-[33dvh] min-h-18 py-1.5 pointer-coarse:h-auto",
        className,
      )}
      {...props}
    />
  );
}
