"use client";

import { useId, type ComponentProps, type ReactNode } from "react";
import { cn } from "@/components/class-names";
import { Checkbox } from "./checkbox";

type CheckOptionProps = ComponentProps<typeof Checkbox> & { label: ReactNode; help?: ReactNode };

/** A checkbox with its words, all of which can be pressed. */
export function CheckOption({ label, help, className, ...props }: CheckOptionProps) {
  const madeId = useId();
  const id = props.id ?? madeId;
  return (
    <div className={cn("flex items-start gap-2 py-0.5 pointer-coarse:py-2", className)}>
      <Checkbox
        {...props}
        id={id}
        aria-describedby={help === undefined ? props["aria-describedby"] : `${id}-help`}
        className="mt-0.5"
      />
      <div className="min-w-0">
        <label htmlFor={id}>{label}</label>
        {help !== undefined && (
          <p id={`${id}-help`} className="text-sm text-muted">
            {help}
          </p>
        )}
      </div>
    </div>
  );
}
