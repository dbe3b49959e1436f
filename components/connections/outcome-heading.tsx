import { CircleAlert, CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/class-names";

type OutcomeHeadingProps = {
  isDone: boolean;
  /** The outcome in one sentence. */
  children: string;
  /** What belongs to it. */
  below?: ReactNode;
};

/** What came of an attempt. The focus moves here, so that it is read at once. */
export function OutcomeHeading({ isDone, children, below }: OutcomeHeadingProps) {
  const Icon = isDone ? CircleCheck : CircleAlert;
  return (
    <div className="flex items-start gap-2">
      <Icon
        aria-hidden
        strokeWidth={1.75}
        className={cn("mt-0.5 size-5 shrink-0", isDone ? "text-ok-mark" : "text-todo-mark")}
      />
      <div className="min-w-0">
        <h3 tabIndex={-1} ref={focusOnce} className="rounded-control font-semibold">
          <span className={isDone ? "text-lg" : undefined}>{children}</span>
        </h3>
        {below}
      </div>
    </div>
  );
}

/** A stable function, so that it runs when the heading appears and not again while one types below. */
function focusOnce(heading: HTMLHeadingElement | null): void {
  heading?.focus();
}
