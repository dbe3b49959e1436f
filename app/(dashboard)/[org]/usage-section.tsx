import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { usageActions } from "@/app/(dashboard)/[org]/usage-actions";
import { getQueryClient } from "@/components/query-client";
import { SectionBoundary } from "@/components/section-boundary";
import { budgetsQuery } from "@/components/usage/budget-queries";
import { dayOf, toPeriod } from "@/components/usage/period";
import {
  creditsQuery,
  toUsageInput,
  type UsageAsked,
  usageQuery,
} from "@/components/usage/queries";
import { loadUsageFilters, type UsageDoor } from "@/components/usage/usage-filters";
import { UsageScreen } from "@/components/usage/usage-screen";
import { getCredits } from "@/lib/credits/get-credits";
import { getUsage } from "@/lib/credits/get-usage";
import { listBudgets } from "@/lib/credits/list-budgets";
import { runPage } from "@/lib/transport/page";
import type { NodeDetails } from "@/lib/tree/get";

type UsageSectionProps = {
  door: UsageDoor;
  organization: { id: string; slug: string };
  node: NodeDetails;
  search: Record<string, string | string[] | undefined>;
};

/** The usage of a node as its address asks for it, read for the first paint. */
export async function UsageSection({ door, organization, node, search }: UsageSectionProps) {
  const { id, slug } = organization;
  const { from, integration, meter } = loadUsageFilters(search);
  const now = new Date();
  const { month } = toPeriod(from, now);
  const queryClient = getQueryClient();

  queryClient.setQueryData(
    creditsQuery(id, node.id).queryKey,
    await runPage(getCredits, slug, { nodeId: node.id }),
  );
  const finest = integration === null ? "integration" : "meter";
  const groupings: UsageAsked["by"][] = node.kind === "agent" ? [finest] : [finest, "node"];
  for (const by of groupings) {
    const asked = { month, by, integration, meter };
    queryClient.setQueryData(
      usageQuery(id, node.id, asked).queryKey,
      await runPage(getUsage, slug, { nodeId: node.id, ...toUsageInput(asked) }),
    );
  }
  for (const below of node.kind === "agent" ? [false] : [false, true])
    queryClient.setQueryData(
      budgetsQuery(id, node.id, { below }).queryKey,
      await runPage(listBudgets, slug, { nodeId: node.id, below }),
    );

  const { kind, name, path, createdAt, lineage } = node;
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <SectionBoundary section="the usage">
        <UsageScreen
          key={node.id}
          door={door}
          node={{ id: node.id, kind, name, path, createdAt, lineage }}
          today={dayOf(now)}
          actions={usageActions}
        />
      </SectionBoundary>
    </HydrationBoundary>
  );
}
