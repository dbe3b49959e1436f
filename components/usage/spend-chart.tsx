"use client";

import { useRef } from "react";
import { Bar, BarChart, CartesianGrid, XAxis, YAxis } from "recharts";
import { formatMicros } from "@/lib/credits/money";
import { dayLabel } from "./period";
import { heightOf, toSpendAxis } from "./spend-axis";
import { SpendDayButtons } from "./spend-day-buttons";
import { type ChartDay, fittingDays } from "./spend-days";
import { HatchPaint, SpendSegment } from "./spend-segment";
import { useWidth } from "./width-hook";

type SpendChartProps = {
  days: readonly ChartDay[];
  today: string;
  selected: string | null;
  onSelect: (day: string | null) => void;
};

const height = 224;
const leastColumn = 24;
const margin = { top: 8, right: 4, bottom: 0, left: 0 };
const axisWidth = 60;
const axisHeight = 24;

/** Days as bars, stacked by series. Over each lies a button that says its amounts; arrow keys move over them. */
export function SpendChart({ days, today, selected, onSelect }: SpendChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const room = Math.floor((width - axisWidth - margin.right) / leastColumn);
  const shown = fittingDays(days, room, today);
  const axis = toSpendAxis(
    shown.reduce((least, { down }) => (down < least ? down : least), 0n),
    shown.reduce((most, { up }) => (up > most ? up : most), 0n),
  );
  const data = shown.map(({ day, parts }) => ({
    day,
    heights: parts.map(({ micros }) => heightOf(micros, axis)),
  }));
  const series = shown[0]?.parts.map((part) => part.series) ?? [];
  const labels = new Map(axis.ticks.map((tick) => [heightOf(tick, axis), formatMicros(tick)]));

  return (
    <div ref={frame} className="relative h-56 min-w-0">
      {width > 0 && (
        <>
          <div aria-hidden>
            <BarChart
              width={width}
              height={height}
              data={data}
              margin={margin}
              stackOffset="sign"
              barCategoryGap="18%"
              accessibilityLayer={false}
            >
              <HatchPaint />
              <CartesianGrid vertical={false} stroke="var(--line)" />
              <XAxis
                dataKey="day"
                height={axisHeight}
                tickFormatter={dayLabel}
                tickLine={false}
                axisLine={{ stroke: "var(--line-strong)" }}
                tick={{ fill: "var(--muted)", fontSize: 12 }}
                minTickGap={24}
              />
              <YAxis
                width={axisWidth}
                domain={[heightOf(axis.bottom, axis), heightOf(axis.top, axis)]}
                ticks={[...labels.keys()]}
                tickFormatter={(at: number) => labels.get(at) ?? ""}
                tickLine={false}
                axisLine={false}
                tick={{ fill: "var(--muted)", fontSize: 12 }}
                interval={0}
              />
              {series.map((each, index) => (
                <Bar
                  key={each.id}
                  name={each.name}
                  dataKey={({ heights }: (typeof data)[number]) => heights[index]}
                  stackId="spent"
                  isAnimationActive={false}
                  shape={(bar) => (
                    <SpendSegment
                      bar={bar}
                      color={each.color}
                      pale={shown[bar.index]?.day === today}
                    />
                  )}
                />
              ))}
            </BarChart>
          </div>
          <div
            className="absolute"
            style={{
              left: axisWidth,
              right: margin.right,
              top: margin.top,
              bottom: axisHeight,
            }}
          >
            <SpendDayButtons days={shown} today={today} selected={selected} onSelect={onSelect} />
          </div>
        </>
      )}
    </div>
  );
}
