import { formatMicros } from "@/lib/credits/money";
import type { Budget } from "@/lib/credits/budget";

/** "a month": how often a budget begins anew. */
export const perWords = { day: "a day", month: "a month" } as const;

/** "in November", "today": the period that a budget is in. Periods are those of UTC. */
export const inPeriod = ({ period, startsAt }: Pick<Budget, "period" | "startsAt">): string =>
  period === "day"
    ? "today"
    : `in ${new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" }).format(new Date(startsAt))}`;

/** "$50.00 a month" */
export const amountWords = ({
  amountMicros,
  period,
}: Pick<Budget, "amountMicros" | "period">): string =>
  `${formatMicros(amountMicros)} ${perWords[period]}`;

/** "everything", "Web search", "Phone: sms out part": what a budget counts. */
export function scopeWords({ integration, meter }: Pick<Budget, "integration" | "meter">): string {
  if (meter === null) return integration?.name ?? "everything";
  const counted = meter.replaceAll("_", " ");
  return integration === null ? counted : `${integration.name}: ${counted}`;
}

/** Whether what counts against the one counts against the other as well. */
export const isAround = (
  outer: Pick<Budget, "integration" | "meter">,
  inner: { integration: string | null; meter: string | null },
): boolean =>
  (outer.integration === null || outer.integration.id === inner.integration) &&
  (outer.meter === null || outer.meter === inner.meter);
