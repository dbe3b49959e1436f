import type { ReactNode } from "react";
import { SandboxPill } from "@/components/integrations/sandbox-pill";
import { Money } from "@/components/money";
import type { Credits } from "@/lib/credits/get-credits";
import type { UsageReport } from "@/lib/credits/usage-report";
import { forecastWords } from "./forecast-words";
import { inPeriodWords, monthOf, type Period } from "./period";

type BalanceHeaderProps = {
  /** Named where a node below it is looked at: balance and forecast are the organization's. */
  organization: { name: string } | undefined;
  credits: Credits;
  report: Pick<UsageReport, "spentMicros" | "reservedMicros" | "dueMicros" | "sandboxMicros">;
  period: Period;
  /** The present day (UTC). */
  today: string;
};

/** What is left, what was spent, and how long it lasts; as far as the viewer may know it. */
export function BalanceHeader(props: BalanceHeaderProps) {
  const { organization, credits, report, period, today } = props;
  const { pool, spendableMicros, forecast } = credits;
  const lasts = forecast && forecastWords(forecast, today);
  // What is held or due belongs to no day that is over.
  const isNow = period.month === monthOf(new Date(today)) && (period.day ?? today) === today;
  return (
    <dl className="grid gap-x-8 gap-y-5 sm:grid-cols-3">
      {pool ? (
        <Figure
          label={organization ? `Balance of ${organization.name}` : "Balance"}
          below={
            <>
              {pool.sandbox && <SandboxPill />}
              {BigInt(pool.balanceMicros) < 0n && (
                <span>What was paid was taken back. Usage goes on once it is above zero.</span>
              )}
            </>
          }
        >
          <Money micros={pool.balanceMicros} />
        </Figure>
      ) : (
        spendableMicros !== null && (
          <Figure label="Left to spend here">
            <Money micros={spendableMicros} />
          </Figure>
        )
      )}
      <Figure
        label={`Spent ${inPeriodWords(period, new Date(today))}`}
        below={
          <>
            {report.sandboxMicros !== "0" && <SandboxPill />}
            {isNow && report.reservedMicros !== "0" && (
              <span>
                <Money micros={report.reservedMicros} /> reserved
              </span>
            )}
            {isNow && report.dueMicros !== "0" && (
              <span className="text-todo">
                <Money micros={report.dueMicros} /> due: used already, charged as soon as there is
                credit
              </span>
            )}
          </>
        }
      >
        <Money micros={report.spentMicros} />
      </Figure>
      {lasts && (
        <Figure
          label={lasts.label}
          below={<span>{organization ? `${organization.name}: ${lasts.basis}` : lasts.basis}</span>}
        >
          {lasts.value}
        </Figure>
      )}
    </dl>
  );
}

type FigureProps = { label: string; below?: ReactNode; children: ReactNode };

function Figure({ label, below, children }: FigureProps) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-muted">{label}</dt>
      <dd>
        <p className="text-2xl font-semibold tabular-nums">{children}</p>
        <div className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted empty:hidden">
          {below}
        </div>
      </dd>
    </div>
  );
}
