"use client";

import { useQuery } from "@tanstack/react-query";
import { EmptyState } from "@/components/empty-state";
import { useShell } from "@/components/shell/shell-context";
import { ButtonLink } from "@/components/ui/button-link";
import type { UsageReport } from "@/lib/credits/usage-report";
import type { NodeDetails } from "@/lib/tree/get";
import { budgetsQuery } from "./budget-queries";
import { EitherOr } from "./either-or";
import { NodeBudget } from "./node-budget";
import { monthOf, type Period } from "./period";
import { SpendFigure } from "./spend-figure";
import { groupsOfDay, spentIn, type SpentGroup } from "./spend-group";
import { SpendTable } from "./spend-table";
import type { UsageActions } from "./usage-actions";
import { type UsageDoor, type UsageFilters, usageHref } from "./usage-filters";

type SpendReportProps = {
  door: UsageDoor;
  node: Pick<NodeDetails, "id" | "kind" | "name" | "path">;
  /** By integration, or by meter of one. */
  parts: UsageReport;
  /** By what is below; there is nothing below an agent. */
  nodes: UsageReport | undefined;
  period: Period;
  filters: UsageFilters;
  onChange: (change: Partial<UsageFilters>) => void;
  /** The lines of a meter in the ledger. */
  ledgerOf: (meter: string) => string;
  /** "in November" */
  whenWords: string;
  actions: UsageActions;
};

/** The chart and what it is made of: by node, by integration, by meter, each leading one level down. */
export function SpendReport(props: SpendReportProps) {
  const { door, node, parts, nodes, period, filters, onChange, ledgerOf, whenWords, actions } =
    props;
  const { organization } = useShell();
  const { month, day } = period;
  const budgets = useQuery({
    ...budgetsQuery(organization.id, node.id, { below: true }),
    enabled: nodes !== undefined,
  }).data;
  if (parts.groups.length === 0)
    return <NothingSpent isNow={isPresent(parts, month)} whenWords={whenWords} filters={filters} />;

  const { integration } = filters;
  const kept = { ...filters, only: null };
  const isByNode = filters.by === "node" && nodes !== undefined;
  const partWord = integration === null ? "Integration" : "Meter";
  const below = (group: SpentGroup): string | undefined =>
    group.node && group.node.id !== node.id && group.node.path !== null
      ? usageHref(door, organization.slug, { id: group.node.id, path: group.node.path }, kept)
      : undefined;

  return (
    <>
      <SpendFigure
        report={isByNode ? nodes : parts}
        month={month}
        day={day}
        filters={filters}
        onChange={onChange}
        divide={
          nodes && (
            <EitherOr
              label="Divide by"
              value={isByNode ? "node" : "part"}
              options={[
                { value: "part", label: partWord },
                { value: "node", label: "Node" },
              ]}
              onChange={(by) =>
                onChange({ by: by === "node" ? "node" : "integration", only: null })
              }
            />
          )
        }
      />
      <div className={nodes ? "grid gap-6 lg:grid-cols-[3fr_2fr]" : undefined}>
        {nodes && (
          <SpendTable
            title={titleOf("By node", day && whenWords)}
            head="Node"
            groups={groupsOfDay(nodes, day)}
            spentMicros={spentIn(nodes, day)}
            hrefOf={below}
            budgetOf={
              isPresent(parts, month) && budgets
                ? ({ node: spender }) =>
                    spender && (
                      <NodeBudget
                        node={spender}
                        budgets={budgets.budgets.filter(
                          (budget) =>
                            budget.node.id === spender.id &&
                            (integration === null ||
                              budget.integration === null ||
                              budget.integration.id === integration),
                        )}
                        mayEdit={budgets.canEdit}
                        actions={actions}
                      />
                    )
                : undefined
            }
          />
        )}
        <SpendTable
          title={titleOf(`By ${partWord.toLowerCase()}`, day && whenWords)}
          head={partWord}
          groups={groupsOfDay(parts, day)}
          spentMicros={spentIn(parts, day)}
          hrefOf={(group) => {
            const [only, ...others] = group.quantities;
            const meter = group.meter ?? (others.length === 0 ? only?.meter : undefined);
            if (group.integration !== null)
              return usageHref(door, organization.slug, node, {
                ...kept,
                integration: group.integration,
              });
            // What other programs report belongs to no integration: its lines are the next level.
            return meter === undefined ? undefined : ledgerOf(meter);
          }}
        />
      </div>
    </>
  );
}

const titleOf = (title: string, when: string | null): string =>
  when === null ? title : `${title} ${when}`;

const isPresent = ({ today }: UsageReport, month: string): boolean =>
  month === monthOf(new Date(today));

type NothingSpentProps = { isNow: boolean; whenWords: string; filters: UsageFilters };

function NothingSpent({ isNow, whenWords, filters }: NothingSpentProps) {
  const { organization } = useShell();
  if (filters.integration !== null || !isNow)
    return <EmptyState title={`Nothing spent ${whenWords}.`} />;
  return (
    <EmptyState
      title="Nothing spent yet."
      action={<ButtonLink href={`/${organization.slug}/-/catalog`}>Open the catalog</ButtonLink>}
    >
      Free integrations cost nothing; paid ones show their price before you install.
    </EmptyState>
  );
}
