import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { previewPolicies, setPolicies } from "@/app/(dashboard)/[org]/actions/policies";
import { PoliciesTab } from "@/components/policies/policies-tab";
import { policiesQuery } from "@/components/policies/queries";
import { getQueryClient } from "@/components/query-client";
import { SectionBoundary } from "@/components/section-boundary";
import { listPolicies } from "@/lib/policies/list";
import { runPage } from "@/lib/transport/page";
import type { NodeDetails } from "@/lib/tree/get";

type PoliciesSectionProps = {
  organization: { id: string; slug: string; name: string };
  node: NodeDetails;
};

/** What agents may do at a node, read once for the first paint. */
export async function PoliciesSection({ organization, node }: PoliciesSectionProps) {
  const queryClient = getQueryClient();
  const policies = await runPage(listPolicies, organization.slug, { nodeId: node.id });
  queryClient.setQueryData(policiesQuery(organization.id, node.id).queryKey, policies);
  const { id, kind, name, path } = node;
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <SectionBoundary section="the policies">
        <PoliciesTab
          organization={organization}
          node={{ id, kind, name, path }}
          actions={{ previewPolicies, setPolicies }}
        />
      </SectionBoundary>
    </HydrationBoundary>
  );
}
