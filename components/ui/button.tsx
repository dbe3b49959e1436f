import type { VariantProps } from "class-variance-authority";
import type { ComponentProps, MouseEvent } from "react";
import { cn } from "@/components/class-names";
import { buttonVariants } from "./button-variants";
import { PendingText } from "./pending-text";

export type ButtonProps = ComponentProps<"button"> &
  VariantProps<typeof buttonVariants> & {
    /** Something is running: the spinner shows, presses do nothing, the focus stays. */
    pending?: boolean;
    /** What it says meanwhile, like "Saving…". Without it the text stays. */
    pendingText?: string;
  };

export function Button({
  className,
  variant,
  size,
  type = "button",
  pending = false,
  pendingText,
  onClick,
  children,
  ...attributes
}: ButtonProps) {
  return (
    <button
      {...attributes}
      type={type}
      className={cn(buttonVariants({ variant, size }), className)}
      // Not `disabled`, which would drop the focus.
      aria-disabled={pending || attributes["aria-disabled"]}
      onClick={pending ? swallow : onClick}
    >
      {pending ? <PendingText>{pendingText ?? children}</PendingText> : children}
    </button>
  );
}

function swallow(event: MouseEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
