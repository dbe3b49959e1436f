"use client";

import { useQuery } from "@tanstack/react-query";
import { TextLink } from "@/components/ui/text-link";
import { ConversationRow } from "./conversation-row";
import { conversationHref, inboxHref } from "./inbox-href";
import { recentConversationsQuery } from "./queries";

type RecentConversationsProps = {
  organizationId: string;
  node: { id: string; name: string; path: string };
};

/** The last three conversations of an agent; nothing until somebody has written. */
export function RecentConversations({ organizationId, node }: RecentConversationsProps) {
  const { data } = useQuery(recentConversationsQuery(organizationId, node.id));
  if (!data || data.conversations.length === 0) return null;
  return (
    <div className="mt-4">
      <div className="mb-2 flex items-center justify-between gap-3">
        <h3 id="recent-conversations" className="font-semibold">
          Recent conversations
        </h3>
        <TextLink href={inboxHref(node.path)}>Inbox</TextLink>
      </div>
      <ul
        aria-labelledby="recent-conversations"
        className="divide-y divide-line rounded-card border border-line bg-surface"
      >
        {data.conversations.map((conversation) => (
          <ConversationRow
            key={conversation.conversationId}
            organizationId={organizationId}
            node={node}
            conversation={conversation}
            href={conversationHref(node.path, conversation.conversationId)}
          />
        ))}
      </ul>
    </div>
  );
}
