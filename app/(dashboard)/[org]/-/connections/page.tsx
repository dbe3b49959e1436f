import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { integrationActions } from "@/app/(dashboard)/[org]/integration-actions";
import { ConnectAccount } from "@/components/connections/connect-account";
import { ConnectionsHub } from "@/components/connections/connections-hub";
import { ConnectionsScreen } from "@/components/connections/connections-screen";
import { loadHubFilters, toHubInput } from "@/components/connections/hub-filters";
import { allConnectionsQuery } from "@/components/connections/queries";
import { getQueryClient } from "@/components/query-client";
import { SectionBoundary } from "@/components/section-boundary";
import { AreaTabs } from "@/components/shell/area-tabs";
import { listAllConnections } from "@/lib/connections/list-all";
import { runPage } from "@/lib/transport/page";
import { getTreeRoots } from "@/lib/tree/get-roots";

type HubPageProps = {
  params: Promise<{ org: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: HubPageProps): Promise<Metadata> {
  const { organization } = await runPage(getTreeRoots, (await params).org, {});
  return { title: { absolute: `Connections · Integrations · ${organization.name}` } };
}

/** Every account that the viewer may see, who owns it and who uses it. */
export default async function ConnectionsPage({ params, searchParams }: HubPageProps) {
  const { org } = await params;
  const filters = await loadHubFilters(searchParams);
  const { organization, roots } = await runPage(getTreeRoots, org, {});
  const queryClient = getQueryClient();
  const page = await runPage(listAllConnections, org, toHubInput(filters));
  queryClient.setQueryData(allConnectionsQuery(organization.id, filters).queryKey, {
    pages: [page],
    pageParams: [null],
  });
  // Whoever only looks on everywhere can connect nothing.
  const connect = roots.some(({ role }) => role !== "viewer") && (
    <ConnectAccount organization={organization} actions={integrationActions} node={null} />
  );

  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <header className="mb-4 flex min-h-8 flex-wrap items-center justify-between gap-3">
        <h1 tabIndex={-1} className="text-xl font-semibold">
          Connections
        </h1>
        {connect}
      </header>
      <AreaTabs />
      <SectionBoundary section="the connections">
        <ConnectionsScreen organization={organization} actions={integrationActions}>
          <ConnectionsHub connect={connect} />
        </ConnectionsScreen>
      </SectionBoundary>
    </HydrationBoundary>
  );
}
