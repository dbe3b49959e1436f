import type { ComponentProps } from "react";
import { cn } from "@/components/class-names";

type LabelProps = ComponentProps<"label"> & {
  /** Adds the "*" that the form's legend line explains. */
  required?: boolean;
};

export function Label({ className, required = false, children, ...props }: LabelProps) {
  return (
    <label className={cn("inline-block text-sm font-medium", className)} {...props}>
      {children}
      {required && (
        <span aria-hidden className="text-stop">
          {" *"}
        </span>
      )}
    </label>
  );
}
