import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { channelActions } from "@/app/(dashboard)/[org]/channel-actions";
import { integrationActions } from "@/app/(dashboard)/[org]/integration-actions";
import { channelsQuery, recentConversationsQuery } from "@/components/channels/queries";
import { ReachableAt } from "@/components/channels/reachable-at";
import { getQueryClient } from "@/components/query-client";
import { listChannels } from "@/lib/channels/list";
import { listConversations } from "@/lib/inbox/list-conversations";
import { runPage } from "@/lib/transport/page";
import type { NodeDetails } from "@/lib/tree/get";

type ChannelsSectionProps = {
  organization: { id: string; slug: string; name: string };
  node: NodeDetails;
};

/** Where an agent can be reached; for those who may read it also with whom it talked last. */
export async function ChannelsSection({ organization, node }: ChannelsSectionProps) {
  const { id, kind, name, path, role } = node;
  const mayAct = role !== "viewer";
  const queryClient = getQueryClient();
  const channels = await runPage(listChannels, organization.slug, { nodeId: id });
  queryClient.setQueryData(channelsQuery(organization.id, id).queryKey, channels);
  if (mayAct) {
    const asked = { nodeId: id, limit: 3 };
    const recent = await runPage(listConversations, organization.slug, asked);
    queryClient.setQueryData(recentConversationsQuery(organization.id, id).queryKey, recent);
  }
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ReachableAt
        organization={organization}
        node={{ id, kind, name, path }}
        mayAct={mayAct}
        actions={integrationActions}
        channelActions={channelActions}
      />
    </HydrationBoundary>
  );
}
