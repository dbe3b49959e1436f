import { cn } from "@/components/class-names";
import { formatMicros } from "@/lib/credits/money";
import { percentOf } from "./percent-of";

/** From here on people are warned. */
const warnedFrom = 80;

type BudgetBarProps = {
  /** Whose budget it is, for who cannot see where it stands. */
  label: string;
  amountMicros: string;
  spentMicros: string;
  /** Held for what is being used right now. */
  reservedMicros?: string;
  /** Beside other bars of a table the amounts are said by the cells. */
  withWords?: boolean;
  className?: string;
};

/** How much of a budget is spent: a bar, the amounts and the share, amber from 80 % and red when it is full. */
export function BudgetBar({
  label,
  amountMicros,
  spentMicros,
  reservedMicros = "0",
  withWords = true,
  className,
}: BudgetBarProps) {
  const spent = percentOf(spentMicros, amountMicros);
  const used = (BigInt(spentMicros) + BigInt(reservedMicros)).toString();
  const share = percentOf(used, amountMicros);
  const tone = share >= 100 ? "stop" : share >= warnedFrom ? "todo" : "accent";
  const words = `${formatMicros(spentMicros)} of ${formatMicros(amountMicros)}`;
  return (
    <div className={cn("flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 text-sm", className)}>
      <div
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.min(share, 100)}
        aria-valuetext={`${words}, ${String(share)} %`}
        className="relative h-2 w-32 max-w-full shrink-0 overflow-hidden rounded-full bg-sunken ring-1 ring-line ring-inset forced-colors:border"
      >
        {share > spent && (
          <div
            className="absolute inset-y-0 left-0 bg-line-strong"
            style={{ width: `${String(Math.min(share, 100))}%` }}
          />
        )}
        <div
          className={cn("absolute inset-y-0 left-0 forced-colors:bg-[Highlight]", colours[tone])}
          style={{ width: `${String(Math.min(spent, 100))}%` }}
        />
      </div>
      <p className="flex flex-wrap gap-x-2 tabular-nums">
        {withWords && <span>{words}</span>}
        <span className={texts[tone]}>{share} %</span>
        {withWords && BigInt(reservedMicros) > 0n && (
          <span className="text-muted">{formatMicros(reservedMicros)} reserved</span>
        )}
      </p>
    </div>
  );
}

const colours = { accent: "bg-accent", todo: "bg-todo-mark", stop: "bg-stop-mark" } as const;
const texts = {
  accent: "text-muted",
  todo: "font-medium text-todo",
  stop: "font-medium text-stop",
} as const;
