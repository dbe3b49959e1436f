import type { VariantProps } from "class-variance-authority";
import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "@/components/class-names";
import { buttonVariants } from "./button-variants";

type ButtonLinkProps = ComponentProps<typeof Link> & VariantProps<typeof buttonVariants>;

/** A link that looks like a button: it goes somewhere, it does nothing. */
export function ButtonLink({ className, variant, size, ...link }: ButtonLinkProps) {
  return <Link className={cn(buttonVariants({ variant, size }), className)} {...link} />;
}
