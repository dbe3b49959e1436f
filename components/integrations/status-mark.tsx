import type { ReactNode } from "react";
import { cn } from "@/components/class-names";
import { markColours, type Mark } from "./status-look";

type StatusMarkProps = {
  mark: Mark;
  /** The fix is above this node. Solid when it is here. */
  outline?: boolean;
  className?: string;
};

/** A shape for the eye only: whoever shows it says the word too. Drawn in `currentColor`. */
export function StatusMark({ mark, outline = false, className }: StatusMarkProps) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 12 12"
      fill={outline ? "none" : "currentColor"}
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinejoin="round"
      className={cn("size-3 shrink-0", markColours[mark], className)}
    >
      {shapes[mark]}
    </svg>
  );
}

const shapes: Record<Mark, ReactNode> = {
  stop: <path d="M6 1.5 10.5 6 6 10.5 1.5 6Z" />,
  todo: <path d="M6 2 10.75 10H1.25Z" />,
  busy: (
    <>
      <circle cx="6" cy="6" r="4" fill="none" />
      <path d="M6 2a4 4 0 0 0 0 8Z" />
    </>
  ),
  active: <circle cx="6" cy="6" r="3.25" />,
  nothing: <circle cx="6" cy="6" r="3.75" fill="none" />,
  blocked: (
    <>
      <circle cx="6" cy="6" r="4.25" fill="none" />
      <path d="M3 9 9 3" fill="none" />
    </>
  ),
};
