"use client";

import { cn } from "@/components/class-names";
import { Button } from "@/components/ui/button";
import type { SpendSeries } from "./spend-series";
import { SpendSwatch } from "./spend-swatch";

type SpendLegendProps = {
  series: readonly SpendSeries[];
  /** Ids of those that are shown alone; all are shown without any. */
  only: readonly string[];
  onChange: (only: string[]) => void;
};

/** What each colour stands for. Pressed ones are shown alone, so that one press sets one apart. */
export function SpendLegend({ series, only, onChange }: SpendLegendProps) {
  const shown = only.filter((id) => series.some((each) => each.id === id));
  return (
    <div role="group" aria-label="Show alone" className="flex flex-wrap items-center gap-1.5">
      {series.map(({ id, name, color }) => {
        const isPressed = shown.includes(id);
        return (
          <Button
            key={id}
            size="small"
            aria-pressed={isPressed}
            className={cn(
              "max-w-48 font-normal",
              shown.length > 0 && !isPressed && "border-dashed text-muted",
            )}
            onClick={() =>
              onChange(isPressed ? shown.filter((each) => each !== id) : [...shown, id])
            }
          >
            <SpendSwatch color={color} />
            <span className="truncate">{name}</span>
          </Button>
        );
      })}
      {shown.length > 0 && (
        <Button size="small" variant="ghost" onClick={() => onChange([])}>
          Show all
        </Button>
      )}
    </div>
  );
}
