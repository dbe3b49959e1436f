import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { integrationActions } from "@/app/(dashboard)/[org]/integration-actions";
import { getQueryClient } from "@/components/query-client";
import { toolsQuery } from "@/components/tools/queries";
import { ToolsTab } from "@/components/tools/tools-tab";
import { listTools } from "@/lib/tools/list";
import { runPage } from "@/lib/transport/page";
import type { NodeDetails } from "@/lib/tree/get";

type ToolsSectionProps = {
  organization: { id: string; slug: string; name: string };
  node: NodeDetails;
};

/** The tools of an agent, read once for the first paint. */
export async function ToolsSection({ organization, node }: ToolsSectionProps) {
  const queryClient = getQueryClient();
  const tools = await runPage(listTools, organization.slug, { nodeId: node.id });
  queryClient.setQueryData(toolsQuery(organization.id, node.id).queryKey, tools);
  const { id, kind, name, path, role } = node;
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ToolsTab
        organization={organization}
        node={{ id, kind, name, path }}
        actions={integrationActions}
        mayTry={role !== "viewer"}
      />
    </HydrationBoundary>
  );
}
