"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import type { UsageReport } from "@/lib/credits/usage-report";
import { formatMicros } from "@/lib/credits/money";
import { EitherOr } from "./either-or";
import { daysOf, inPeriodWords } from "./period";
import { SpendDayTable } from "./spend-day-table";
import { toChartDays } from "./spend-days";
import { toSpendDays, toSpendGroups } from "./spend-group";
import { SpendLegend } from "./spend-legend";
import { toSpendSeries } from "./spend-series";
import type { UsageFilters } from "./usage-filters";

// The library that draws comes with the first chart, not with every page of a node.
const SpendChart = dynamic(async () => (await import("./spend-chart")).SpendChart, {
  ssr: false,
  loading: () => <Skeleton className="h-56 w-full" />,
});

type SpendFigureProps = {
  report: UsageReport;
  month: string;
  day: string | null;
  filters: Pick<UsageFilters, "only" | "view">;
  onChange: (change: Partial<UsageFilters>) => void;
  /** What the bars are divided into, to choose from. */
  divide: ReactNode;
};

/** What was spent by day, as bars or as a table of the same. */
export function SpendFigure({ report, month, day, filters, onChange, divide }: SpendFigureProps) {
  const { today } = report;
  const series = toSpendSeries(toSpendGroups(report));
  const only = filters.only ?? [];
  const alone = series.filter(({ id }) => only.includes(id));
  const shown = alone.length > 0 ? alone : series;
  const days = toChartDays(daysOf(month), toSpendDays(report), shown);
  const summary = summaryOf(report, month);
  const isTable = filters.view === "table";

  return (
    <figure className="min-w-0 rounded-card border border-line bg-surface">
      <figcaption className="sr-only">{summary}</figcaption>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2">
        {divide}
        <EitherOr
          label="Show as"
          className="ml-auto"
          value={isTable ? "table" : "chart"}
          options={[
            { value: "chart", label: "Chart" },
            { value: "table", label: "Table" },
          ]}
          onChange={(view) => onChange({ view: view === "table" ? "table" : null })}
        />
      </div>
      <div className="flex flex-col gap-3 p-4">
        {isTable ? (
          <SpendDayTable caption={summary} days={days} report={report} today={today} />
        ) : (
          <SpendChart
            days={days}
            today={today}
            selected={day}
            onSelect={(chosen) => onChange({ from: chosen ?? month })}
          />
        )}
        <SpendLegend
          series={series}
          only={only}
          onChange={(next) => onChange({ only: next.length > 0 ? next : null })}
        />
      </div>
    </figure>
  );
}

/** "Spent $12.40 in November, most by Phone." */
function summaryOf({ spentMicros, groups, today }: UsageReport, month: string): string {
  const [most] = groups;
  const when = inPeriodWords({ month, day: null }, new Date(today));
  const by = most && groups.length > 1 ? `, most by ${most.name}` : "";
  return `Spent ${formatMicros(spentMicros)} ${when}${by}.`;
}
