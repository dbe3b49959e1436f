import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "@/components/class-names";

/** The name of an `Item` as a link whose target is the whole row. */
export function ItemLink({ className, ...props }: ComponentProps<typeof Link>) {
  return (
    <Link
      data-item-link
      className={cn("after:absolute after:inset-0 after:content-['']", className)}
      {...props}
    />
  );
}
