import { cn } from "@/components/class-names";

type ProgressProps = {
  /** Names it: "Budget of Growth". */
  label: string;
  /** 0 to 100; more is drawn full. */
  percent: number;
  /** What is read instead of the number: "$11.20 of $50.00". */
  valueText?: string;
  tone?: "accent" | "todo" | "stop";
  className?: string;
};

const fills = {
  accent: "[&::-webkit-progress-value]:bg-accent [&::-moz-progress-bar]:bg-accent",
  todo: "[&::-webkit-progress-value]:bg-todo-mark [&::-moz-progress-bar]:bg-todo-mark",
  stop: "[&::-webkit-progress-value]:bg-stop-mark [&::-moz-progress-bar]:bg-stop-mark",
} as const;

/** How much of a known whole is used. Never for work whose length nobody knows. */
export function Progress({ label, percent, valueText, tone = "accent", className }: ProgressProps) {
  return (
    <progress
      aria-label={label}
      aria-valuetext={valueText}
      max={100}
      value={Math.min(100, Math.max(0, percent))}
      className={cn(
        "h-2 w-full appearance-none overflow-hidden rounded-full border border-line-strong bg-sunken",
        "[&::-webkit-progress-bar]:bg-sunken",
        fills[tone],
        className,
      )}
    />
  );
}
