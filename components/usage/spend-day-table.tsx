import { Money } from "@/components/money";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeadCell,
  TableRow,
} from "@/components/ui/table";
import type { UsageReport } from "@/lib/credits/usage-report";
import { dayLabel } from "./period";
import type { ChartDay } from "./spend-days";
import { quantityWords, toSpendGroups } from "./spend-group";
import type { SpendSeries } from "./spend-series";

type SpendDayTableProps = {
  caption: string;
  /** The same as the chart draws. */
  days: readonly ChartDay[];
  report: Pick<UsageReport, "days" | "groups">;
  today: string;
};

/** The bars as a table: the days on which something was spent, the newest first. */
export function SpendDayTable({ caption, days, report, today }: SpendDayTableProps) {
  const series = days[0]?.parts.map((part) => part.series) ?? [];
  const used = usedOf(report, series);
  const rows = days.filter(({ parts }) => parts.some(({ micros }) => micros !== 0n)).toReversed();
  return (
    <Table caption={caption}>
      <TableHead>
        <TableRow>
          <TableHeadCell>Day</TableHeadCell>
          {series.map(({ id, name }) => (
            <TableHeadCell key={id} numeric className="max-w-40 truncate">
              {name}
            </TableHeadCell>
          ))}
          <TableHeadCell numeric>Spent</TableHeadCell>
          <TableHeadCell>Used</TableHeadCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map(({ day, parts, total }) => (
          <TableRow key={day}>
            <TableCell rowHeader narrow="title" className="whitespace-nowrap">
              {dayLabel(day)}
              {day === today && <span className="font-normal text-muted"> still filling</span>}
            </TableCell>
            {parts.map(({ series: { id }, micros }) => (
              <TableCell key={id} numeric narrow="hidden">
                {micros === 0n ? (
                  <span className="sr-only">nothing</span>
                ) : (
                  <Money micros={micros.toString()} />
                )}
              </TableCell>
            ))}
            <TableCell numeric narrow="status" className="font-medium">
              <Money micros={total.toString()} />
            </TableCell>
            <TableCell className="text-sm text-muted max-sm:col-span-2 max-sm:text-left!">
              {used(day)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

const paidIn = (groups: UsageReport["groups"]): number => toSpendGroups({ groups }).length;

/** What was used on a day, where all groups are shown or one alone: quantities of some are not added up. */
function usedOf({ days, groups }: SpendDayTableProps["report"], series: readonly SpendSeries[]) {
  const shown = series.flatMap(({ members }) => members);
  const known = new Map(days.map((each) => [each.day, each]));
  return (day: string): string => {
    const found = known.get(day);
    if (!found) return "";
    if (shown.length === paidIn(groups)) return quantityWords(found.quantities);
    const [only, ...others] = shown;
    const alone = others.length === 0 && found.groups.find(({ key }) => key === only);
    return alone ? quantityWords(alone.quantities) : "";
  };
}
