"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useQueryStates } from "nuqs";
import { integrationsQuery } from "@/components/integrations/queries";
import { SectionError } from "@/components/section-error";
import { useShell } from "@/components/shell/shell-context";
import { ButtonLink } from "@/components/ui/button-link";
import { TextLink } from "@/components/ui/text-link";
import type { NodeDetails } from "@/lib/tree/get";
import { BalanceHeader } from "./balance-header";
import { BudgetSection } from "./budget-section";
import { ledgerHref } from "./ledger-filters";
import { MonthSelect } from "./month-select";
import { NodeSelect } from "./node-select";
import { PaymentList } from "./payment-list";
import { dayLabel, inPeriodWords, lastDayOf, toPeriod } from "./period";
import { creditsQuery, usageQuery } from "./queries";
import { spentIn } from "./spend-group";
import { SpendReport } from "./spend-report";
import { TopUpButton } from "./top-up-button";
import type { UsageActions } from "./usage-actions";
import { UsageChips } from "./usage-chips";
import { NumbersSkeleton, ReportSkeleton } from "./usage-skeleton";
import { type UsageDoor, usageHref, usageParsers } from "./usage-filters";

type UsageScreenProps = {
  door: UsageDoor;
  node: Pick<NodeDetails, "id" | "kind" | "name" | "path" | "createdAt" | "lineage">;
  /** The present day (UTC), as the server has it. */
  today: string;
  actions: UsageActions;
};

/** What is left, where it goes and when it ends; from the organization down to one line of the ledger. */
export function UsageScreen({ door, node, today: loadedOn, actions }: UsageScreenProps) {
  const { organization } = useShell();
  const router = useRouter();
  const [filters, setFilters] = useQueryStates(usageParsers, { history: "push" });
  const { integration, meter } = filters;
  const period = toPeriod(filters.from, new Date(loadedOn));
  const { month, day } = period;

  const asked = { month, integration, meter };
  const isAgent = node.kind === "agent";
  const finest = integration === null ? "integration" : "meter";
  const credits = useQuery(creditsQuery(organization.id, node.id));
  const parts = useQuery(usageQuery(organization.id, node.id, { ...asked, by: finest }));
  const nodes = useQuery({
    ...usageQuery(organization.id, node.id, { ...asked, by: "node" }),
    enabled: !isAgent,
  });
  const integrations = useQuery({
    ...integrationsQuery(organization.id, node.id),
    enabled: integration !== null,
  }).data?.integrations;
  const today = parts.data?.today ?? loadedOn;
  const failed = [parts, nodes].find(({ isError, data }) => isError && !data);
  const ledger = ledgerHref(organization.slug, {
    node: node.id,
    integration,
    meter,
    from: day ?? `${month}-01`,
    to: day ?? lastDayOf(month),
  });

  const chips = [
    ...(integration === null
      ? []
      : [
          {
            id: "integration",
            label: integrations?.find(({ id }) => id === integration)?.name ?? integration,
            onRemove: () => void setFilters({ integration: null, meter: null, only: null }),
          },
        ]),
    ...(meter === null
      ? []
      : [
          {
            id: "meter",
            label: parts.data?.groups.find((each) => each.meter === meter)?.name ?? meter,
            onRemove: () => void setFilters({ meter: null, only: null }),
          },
        ]),
    ...(day === null
      ? []
      : [{ id: "day", label: dayLabel(day), onRemove: () => void setFilters({ from: month }) }]),
  ];

  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-center gap-2">
        {door === "page" && (
          <div className="flex flex-wrap items-center gap-2">
            {node.lineage.slice(0, -1).map(({ id, name, path }) => (
              <span key={id} className="flex items-center gap-2 text-muted">
                {path === null ? (
                  name
                ) : (
                  <TextLink href={usageHref(door, organization.slug, { id, path }, filters)}>
                    {name}
                  </TextLink>
                )}
                <span aria-hidden>/</span>
              </span>
            ))}
            <NodeSelect
              node={node}
              onChange={(chosen) =>
                router.push(usageHref(door, organization.slug, chosen, filters))
              }
            />
          </div>
        )}
        <MonthSelect
          month={month}
          since={node.createdAt}
          today={today}
          onChange={(from) => void setFilters({ from })}
        />
        <UsageChips chips={chips} />
        <div className="ml-auto flex flex-wrap items-center gap-2">
          <ButtonLink href={ledger} variant="secondary">
            Ledger
          </ButtonLink>
          {credits.data && (door === "page" || node.kind === "organization") && (
            <TopUpButton topUp={credits.data.topUp} actions={actions} />
          )}
        </div>
      </div>
      {credits.data && parts.data ? (
        <BalanceHeader
          organization={node.kind === "organization" ? undefined : organization}
          credits={credits.data}
          report={{ ...parts.data, spentMicros: spentIn(parts.data, day) }}
          period={period}
          today={today}
        />
      ) : credits.isError ? (
        <SectionError
          section="the balance"
          onRetry={() => void credits.refetch()}
          pending={credits.isFetching}
        />
      ) : (
        !failed && <NumbersSkeleton />
      )}
      {failed ? (
        <SectionError
          section="the usage"
          onRetry={() => void failed.refetch()}
          pending={failed.isFetching}
        />
      ) : parts.data && (isAgent || nodes.data) ? (
        <SpendReport
          door={door}
          node={node}
          parts={parts.data}
          nodes={isAgent ? undefined : nodes.data}
          period={period}
          filters={filters}
          onChange={(change) => void setFilters(change)}
          ledgerOf={(ofMeter) =>
            ledgerHref(organization.slug, {
              node: node.id,
              integration,
              meter: ofMeter,
              from: day ?? `${month}-01`,
              to: day ?? lastDayOf(month),
            })
          }
          whenWords={inPeriodWords(period, new Date(today))}
          actions={actions}
        />
      ) : (
        <ReportSkeleton />
      )}
      <BudgetSection organizationId={organization.id} node={node} actions={actions} />
      {node.kind === "organization" && credits.data?.pool && <PaymentList />}
      <p className="text-sm text-muted">Days and months are those of UTC.</p>
    </div>
  );
}
