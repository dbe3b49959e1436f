import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "@/components/class-names";

const badgeVariants = cva(
  "inline-flex h-5.5 shrink-0 items-center gap-1.5 rounded-full border border-transparent px-2 text-xs whitespace-nowrap [&_svg]:size-3 [&_svg]:shrink-0",
  {
    variants: {
      tone: {
        neutral: "bg-off-soft text-off",
        outline: "border-line-strong text-muted",
        accent: "bg-accent-soft text-accent-text",
        ok: "bg-ok-soft text-ok",
        todo: "bg-todo-soft text-todo",
        stop: "bg-stop-soft text-stop",
        busy: "bg-busy-soft text-busy",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

type BadgeProps = ComponentProps<"span"> & VariantProps<typeof badgeVariants>;

/** A word in a pill. For the status of an integration use `StatusPill`. */
export function Badge({ className, tone, ...props }: BadgeProps) {
  return <span className={cn(badgeVariants({ tone }), className)} {...props} />;
}
