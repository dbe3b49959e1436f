"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { cn } from "@/components/class-names";
import { SectionBoundary } from "@/components/section-boundary";
import { SectionError } from "@/components/section-error";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { ConversationList } from "./conversation-list";
import { InboxEmpty } from "./inbox-empty";
import type { InboxProps } from "./inbox-props";
import { MessageThread } from "./message-thread";
import { conversationsQuery } from "./queries";
import { useSelectedConversation } from "./selected-conversation";
import { WebhookSection } from "./webhook-section";

/** What people say to an agent and what it answered, and where its messages go. */
export function InboxTab(props: InboxProps) {
  return (
    <div className="flex flex-col gap-8">
      <SectionBoundary section="the inbox">
        <Conversations {...props} />
      </SectionBoundary>
      <SectionBoundary section="where messages go">
        <WebhookSection {...props} />
      </SectionBoundary>
    </div>
  );
}

function Conversations({ organization, node, viewerId }: InboxProps) {
  const list = useInfiniteQuery(conversationsQuery(organization.id, node.id));
  const conversations = list.data?.pages.flatMap((page) => page.conversations) ?? [];
  const [selected, setSelected] = useSelectedConversation();
  // What is shown beside the list until somebody chooses does not change while they read it.
  const first = conversations[0]?.conversationId ?? null;
  const [opened, setOpened] = useState(first);
  if (opened === null && first !== null) setOpened(first);

  if (list.isPending) return <SkeletonRows count={6} label="Loading the conversations" />;
  if (list.isError && !list.data)
    return (
      <SectionError
        section="the conversations"
        onRetry={() => void list.refetch()}
        pending={list.isFetching}
      />
    );
  const shown = selected ?? opened;
  if (shown === null) return <InboxEmpty organization={organization} node={node} />;
  const known = conversations.find(({ conversationId }) => conversationId === shown);

  return (
    <div className="@container">
      <div className="flex gap-4 @min-[44rem]:h-[max(26rem,calc(100dvh-20rem))] @max-[44rem]:flex-col">
        <div
          className={cn(
            "flex min-h-0 flex-col @min-[44rem]:w-80 @min-[44rem]:shrink-0",
            selected !== null && "@max-[44rem]:hidden",
          )}
        >
          <ConversationList
            organizationId={organization.id}
            node={node}
            selected={shown}
            onOpen={(id) => void setSelected(id)}
          />
        </div>
        <div
          className={cn(
            "flex min-h-0 min-w-0 grow @max-[44rem]:max-h-[calc(100dvh-10rem)]",
            selected === null && "@max-[44rem]:hidden",
          )}
        >
          <MessageThread
            key={shown}
            organization={organization}
            node={node}
            viewerId={viewerId}
            conversationId={shown}
            known={known}
            onBack={() => void setSelected(null)}
          />
        </div>
      </div>
    </div>
  );
}
