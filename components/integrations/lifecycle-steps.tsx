import { cn } from "@/components/class-names";

type LifecycleStepsProps = {
  /** Steps reached: 0 none, 1 installed, 2 connected, 3 active. */
  step: number;
  /** Something stands in the way: the reached part is drawn quiet. */
  stopped?: boolean;
  /** With their words, as in the panel. */
  withWords?: boolean;
  className?: string;
};

const words = ["Install", "Connect", "Active"] as const;

/** Install, connect, active as three segments, filled as they are reached. */
export function LifecycleSteps({ step, stopped, withWords, className }: LifecycleStepsProps) {
  const reached = words[step - 1]?.toLowerCase() ?? "none";
  return (
    <ol
      aria-label={`Steps: ${reached} reached, ${String(step)} of 3`}
      className={cn("flex gap-1", withWords ? "w-full gap-2" : "w-16", className)}
    >
      {words.map((word, index) => (
        <li key={word} className="min-w-0 flex-1">
          <span
            className={cn(
              "block h-1 rounded-full bg-line-strong",
              index < step && (stopped ? "bg-off-mark" : "bg-ok-mark"),
            )}
          />
          <span
            className={cn(withWords ? "mt-1 block text-xs text-muted" : "sr-only")}
            aria-hidden={!withWords}
          >
            {index + 1} {word}
            {index < step && " ✓"}
          </span>
        </li>
      ))}
    </ol>
  );
}
