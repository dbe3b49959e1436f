import { cn } from "@/components/class-names";
import { formatMicros } from "@/lib/credits/money";

type MoneyProps = {
  /** Millionths of a dollar, as text. */
  micros: string;
  className?: string;
};

/** An amount as people read it: two decimals, four under one cent; all six are on hover. */
export function Money({ micros, className }: MoneyProps) {
  return (
    <span
      title={formatMicros(micros, { exact: true })}
      className={cn("whitespace-nowrap tabular-nums", className)}
    >
      {formatMicros(micros)}
    </span>
  );
}
