import { cn } from "@/components/class-names";
import type { SpendSeries } from "./spend-series";

const paints = {
  1: "bg-chart-1",
  2: "bg-chart-2",
  3: "bg-chart-3",
  4: "bg-chart-4",
  5: "bg-chart-5",
  6: "bg-chart-6",
  other: "border-2 border-dashed border-chart-other",
} as const;

/** The colour of a series, beside its name. */
export function SpendSwatch({ color }: Pick<SpendSeries, "color">) {
  return (
    <span
      aria-hidden
      className={cn(
        "inline-block size-2.5 shrink-0 rounded-[2px] forced-colors:border",
        paints[color],
      )}
    />
  );
}
