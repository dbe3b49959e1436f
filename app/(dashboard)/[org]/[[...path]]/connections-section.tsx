import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { integrationActions } from "@/app/(dashboard)/[org]/integration-actions";
import { ConnectionsTab } from "@/components/connections/connections-tab";
import { connectionsQuery } from "@/components/connections/queries";
import { getQueryClient } from "@/components/query-client";
import { SectionBoundary } from "@/components/section-boundary";
import { listConnections } from "@/lib/connections/list";
import { runPage } from "@/lib/transport/page";
import type { NodeDetails } from "@/lib/tree/get";

type ConnectionsSectionProps = {
  organization: { id: string; slug: string; name: string };
  node: NodeDetails;
};

/** The accounts of a node, its own and those from above, read once for the first paint. */
export async function ConnectionsSection({ organization, node }: ConnectionsSectionProps) {
  const queryClient = getQueryClient();
  const connections = await runPage(listConnections, organization.slug, { nodeId: node.id });
  queryClient.setQueryData(connectionsQuery(organization.id, node.id).queryKey, connections);
  const { id, kind, name, path } = node;
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <SectionBoundary section="the connections">
        <ConnectionsTab
          organization={organization}
          node={{ id, kind, name, path }}
          actions={integrationActions}
        />
      </SectionBoundary>
    </HydrationBoundary>
  );
}
