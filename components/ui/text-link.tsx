import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "@/components/class-names";

/** A link inside text. Underlined, because its colour alone does not set it apart. */
export function TextLink({ className, ...props }: ComponentProps<typeof Link>) {
  return (
    <Link
      className={cn(
        "rounded-[2px] text-accent-text underline decoration-1 underline-offset-2 hover:decoration-2",
        className,
      )}
      {...props}
    />
  );
}
