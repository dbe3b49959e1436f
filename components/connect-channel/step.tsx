import type { ReactNode } from "react";
import { Check } from "lucide-react";
import { cn } from "@/components/class-names";

/** `open`: can be done already, with the one before it. */
export type StepState = "done" | "now" | "open" | "later";

type StepProps = {
  number: number;
  title: string;
  state: StepState;
  /** What came of it, in a few words. */
  result?: ReactNode;
  children?: ReactNode;
};

const stateWords: Record<StepState, string> = {
  done: "Done",
  now: "Now",
  open: "Next",
  later: "Later",
};

/** One numbered step of connecting a channel; only the present one is open. */
export function Step({ number, title, state, result, children }: StepProps) {
  return (
    <li
      aria-current={state === "now" ? "step" : undefined}
      className={cn(
        "flex gap-3 rounded-card border border-line p-4",
        state === "later" ? "bg-canvas text-muted" : "bg-surface",
      )}
    >
      <span
        aria-hidden
        className={cn(
          "mt-px flex size-6 shrink-0 items-center justify-center rounded-full border text-sm font-medium tabular-nums",
          state === "done" && "border-transparent bg-ok-soft text-ok",
          state === "now" && "border-transparent bg-accent text-on-accent",
          (state === "open" || state === "later") && "border-line-strong",
        )}
      >
        {state === "done" ? <Check className="size-3.5" strokeWidth={2.25} /> : number}
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-3">
        <h2 className="text-base leading-6 font-medium">
          {title}
          <span className="sr-only"> ({stateWords[state]})</span>
          {result !== undefined && (
            <span className="block text-sm font-normal break-words text-muted sm:inline sm:before:px-1.5 sm:before:content-['·']">
              {result}
            </span>
          )}
        </h2>
        {/* Of its own, so that what sticks to the bottom of a phone's screen never covers the title. */}
        {state !== "later" && <div className="flex flex-col gap-3 empty:hidden">{children}</div>}
      </div>
    </li>
  );
}
