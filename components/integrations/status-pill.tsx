import { cn } from "@/components/class-names";
import {
  markWords,
  pillColours,
  statusLooks,
  type IntegrationStatus,
  type Mark,
} from "./status-look";
import { StatusMark } from "./status-mark";

type StatusPillProps = {
  status: IntegrationStatus;
  /** A narrower word of the same mark: "Permission needed", "Ready". */
  word?: string;
  className?: string;
};

/** The status of one integration: mark and word on a soft colour. */
export function StatusPill({ status, word, className }: StatusPillProps) {
  const look = statusLooks[status];
  return (
    <MarkPill mark={look.mark} className={className}>
      {word ?? look.word}
    </MarkPill>
  );
}

type MarkPillProps = {
  mark: Mark;
  outline?: boolean;
  className?: string | undefined;
  /** Without words, the word of the mark. */
  children?: string;
};

/** A mark with words, where many statuses are summed up ("1 stopped") or a health is shown. */
export function MarkPill({ mark, outline = false, className, children }: MarkPillProps) {
  return (
    <span
      className={cn(
        "inline-flex h-5.5 shrink-0 items-center gap-1.5 rounded-full px-2 text-xs whitespace-nowrap forced-colors:border",
        pillColours[mark],
        className,
      )}
    >
      <StatusMark mark={mark} outline={outline} />
      {children ?? markWords[mark]}
    </span>
  );
}
