import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { z } from "zod";
import { channelActions } from "@/app/(dashboard)/[org]/channel-actions";
import { InboxTab } from "@/components/channels/inbox-tab";
import {
  channelsQuery,
  conversationsQuery,
  inboxQuery,
  messagesQuery,
} from "@/components/channels/queries";
import { getQueryClient } from "@/components/query-client";
import { listChannels } from "@/lib/channels/list";
import { getInbox } from "@/lib/inbox/get";
import { listConversations } from "@/lib/inbox/list-conversations";
import { listMessages } from "@/lib/inbox/list-messages";
import { requirePerson, runPage } from "@/lib/transport/page";
import type { NodeDetails } from "@/lib/tree/get";

type InboxSectionProps = {
  organization: { id: string; slug: string };
  node: NodeDetails;
  search: Record<string, string | string[] | undefined>;
};

/** What is said to an agent, read once for the first paint. */
export async function InboxSection({ organization, node, search }: InboxSectionProps) {
  const { userId } = await requirePerson();
  const { id, name, path } = node;
  const at = { nodeId: id };
  const [channels, inbox, page] = await Promise.all([
    runPage(listChannels, organization.slug, at),
    runPage(getInbox, organization.slug, at),
    runPage(listConversations, organization.slug, at),
  ]);
  const queryClient = getQueryClient();
  queryClient.setQueryData(channelsQuery(organization.id, id).queryKey, channels);
  queryClient.setQueryData(inboxQuery(organization.id, id).queryKey, inbox);
  queryClient.setQueryData(conversationsQuery(organization.id, id).queryKey, firstPage(page));
  const asked = search.conversation;
  const shown =
    asked === undefined ? page.conversations[0]?.conversationId : z.uuid().safeParse(asked).data;
  // One that is gone is told of in its own place, not by the whole page.
  if (page.conversations.some(({ conversationId }) => conversationId === shown) && shown)
    queryClient.setQueryData(
      messagesQuery(organization.id, id, shown).queryKey,
      firstPage(await runPage(listMessages, organization.slug, { ...at, conversationId: shown })),
    );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <InboxTab
        organization={organization}
        node={{ id, name, path }}
        viewerId={userId}
        actions={channelActions}
      />
    </HydrationBoundary>
  );
}

const firstPage = <Page,>(page: Page) => ({ pages: [page], pageParams: [null] });
