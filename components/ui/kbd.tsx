import type { ComponentProps } from "react";
import { cn } from "@/components/class-names";

/** One key: `<Kbd>Ctrl</Kbd> <Kbd>K</Kbd>`. */
export function Kbd({ className, ...props }: ComponentProps<"kbd">) {
  return (
    <kbd
      className={cn(
        "inline-flex h-5 min-w-5 items-center justify-center rounded-[4px] border border-line-strong bg-sunken px-1 font-sans text-xs text-muted",
        className,
      )}
      {...props}
    />
  );
}
