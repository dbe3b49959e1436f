import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { Suspense } from "react";
import { AgentKeys } from "@/components/keys/agent-keys";
import { keysQuery } from "@/components/keys/queries";
import { getQueryClient } from "@/components/query-client";
import { SectionBoundary } from "@/components/section-boundary";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { listAgentKeys } from "@/lib/keys/list-agent-keys";
import { runPage } from "@/lib/transport/page";
import type { NodeDetails } from "@/lib/tree/get";
import { agentKeyActions } from "./agent-key-actions";

type KeysSectionProps = { organization: { id: string; slug: string }; node: NodeDetails };

/** The keys of an agent, read once for the first paint. */
export async function KeysSection({ organization, node: { id, name } }: KeysSectionProps) {
  const queryClient = getQueryClient();
  const keys = await runPage(listAgentKeys, organization.slug, { nodeId: id });
  queryClient.setQueryData(keysQuery(organization.id, id).queryKey, keys);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <SectionBoundary section="the keys">
        <Suspense fallback={<SkeletonRows count={5} label="Loading the keys" />}>
          <AgentKeys
            organizationId={organization.id}
            agent={{ id, name }}
            actions={agentKeyActions}
          />
        </Suspense>
      </SectionBoundary>
    </HydrationBoundary>
  );
}
