"use client";

import { cn } from "@/components/class-names";

type EitherOrProps<Value extends string> = {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  className?: string;
};

/** A few views of the same, one of which is chosen. */
export function EitherOr<Value extends string>(props: EitherOrProps<Value>) {
  const { label, value, options, onChange, className } = props;
  return (
    <div role="group" aria-label={label} className={cn("flex items-center gap-1", className)}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
          className={cn(
            "touch-target relative h-7 rounded-control border border-transparent px-2.5 text-sm text-muted hover:text-ink",
            option.value === value && "border-line-strong bg-accent-soft font-medium text-ink",
          )}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
