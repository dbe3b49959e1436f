import type { ReactNode } from "react";
import { cn } from "@/components/class-names";

type EmptyStateProps = {
  /** What belongs here and why there is nothing: nothing yet, nothing matches, nothing you may see. */
  title: string;
  children?: ReactNode;
  /** The one next step, or who can take it. */
  action?: ReactNode;
  className?: string;
};

/** What a list says instead of rows. It always has a next step or names who has it. */
export function EmptyState({ title, children, action, className }: EmptyStateProps) {
  return (
    <div
      className={cn(
        "flex flex-col items-center gap-3 rounded-card border border-dashed border-line-strong px-6 py-8 text-center",
        className,
      )}
    >
      <div className="max-w-prose">
        <p className="font-medium">{title}</p>
        {children !== undefined && <div className="mt-1 text-muted">{children}</div>}
      </div>
      {action}
    </div>
  );
}
