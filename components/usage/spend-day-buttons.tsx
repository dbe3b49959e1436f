"use client";

import { useRef, useState, type KeyboardEvent } from "react";
import { cn } from "@/components/class-names";
import { Tooltip } from "@/components/ui/tooltip";
import { formatMicros } from "@/lib/credits/money";
import { dayLabel } from "./period";
import type { ChartDay } from "./spend-days";
import { SpendSwatch } from "./spend-swatch";

type SpendDayButtonsProps = {
  days: readonly ChartDay[];
  today: string;
  selected: string | null;
  onSelect: (day: string | null) => void;
};

/** A button over each bar: what it says on hover and focus is the day's amounts. One tab stop, arrows move. */
export function SpendDayButtons({ days, today, selected, onSelect }: SpendDayButtonsProps) {
  const row = useRef<HTMLDivElement>(null);
  const past = days.filter(({ day }) => day <= today);
  const [focused, setFocused] = useState<string | null>(null);
  const stop = [focused, selected, past.at(-1)?.day].find((day) =>
    past.some((each) => each.day === day),
  );

  const move = (event: KeyboardEvent) => {
    const at = past.findIndex(({ day }) => day === stop);
    const next = past[Math.max(0, Math.min(past.length - 1, stepTo(event.key, at, past.length)))];
    if (next === undefined || stepTo(event.key, at, past.length) === at) return;
    event.preventDefault();
    setFocused(next.day);
    row.current?.querySelector<HTMLElement>(`[data-day="${next.day}"]`)?.focus();
  };

  return (
    <div
      ref={row}
      role="group"
      aria-label="Days"
      className="grid h-full"
      style={{ gridTemplateColumns: `repeat(${String(days.length)}, minmax(0, 1fr))` }}
      onKeyDown={move}
    >
      {days.map((each) =>
        each.day > today ? (
          <span key={each.day} />
        ) : (
          <Tooltip
            key={each.day}
            content={<DayAmounts day={each} unfinished={each.day === today} />}
          >
            <button
              type="button"
              data-day={each.day}
              aria-label={dayWords(each, each.day === today)}
              aria-pressed={each.day === selected}
              tabIndex={each.day === stop ? 0 : -1}
              onFocus={() => setFocused(each.day)}
              onClick={() => onSelect(each.day === selected ? null : each.day)}
              className={cn(
                "relative h-full rounded-[3px] -outline-offset-2 hover:bg-ink/5",
                each.day === selected && "bg-accent/10 inset-ring inset-ring-accent",
              )}
            />
          </Tooltip>
        ),
      )}
    </div>
  );
}

function stepTo(key: string, at: number, count: number): number {
  if (key === "ArrowRight") return at + 1;
  if (key === "ArrowLeft") return at - 1;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : at;
}

const spentOn = ({ parts }: ChartDay) => parts.filter(({ micros }) => micros !== 0n).toReversed();

/** "21 Nov: $1.20. Phone $0.80, Web search $0.40." */
function dayWords(day: ChartDay, unfinished: boolean): string {
  const parts = spentOn(day).map(({ series, micros }) => `${series.name} ${formatMicros(micros)}`);
  const label = `${dayLabel(day.day)}${unfinished ? ", still filling" : ""}`;
  const amounts = parts.length > 0 ? ` ${parts.join(", ")}.` : "";
  return `${label}: ${formatMicros(day.total)}.${amounts}`;
}

function DayAmounts({ day, unfinished }: { day: ChartDay; unfinished: boolean }) {
  return (
    <div className="flex min-w-36 flex-col gap-0.5 py-0.5">
      <p className="flex justify-between gap-4 font-medium">
        <span>
          {dayLabel(day.day)}
          {unfinished && <span className="font-normal text-muted"> still filling</span>}
        </span>
        <span className="tabular-nums">{formatMicros(day.total)}</span>
      </p>
      {spentOn(day).map(({ series, micros }) => (
        <p key={series.id} className="flex items-center gap-1.5">
          <SpendSwatch color={series.color} />
          <span className="min-w-0 grow truncate">{series.name}</span>
          <span className="pl-2 tabular-nums">{formatMicros(micros)}</span>
        </p>
      ))}
    </div>
  );
}
