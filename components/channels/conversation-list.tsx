"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { useRowKeys } from "@/components/integrations/row-keys";
import { plural } from "@/components/plural";
import { Button } from "@/components/ui/button";
import { useCalmOrder } from "./calm-order-hook";
import { ConversationRow } from "./conversation-row";
import { conversationHref } from "./inbox-href";
import { conversationsQuery } from "./queries";

type ConversationListProps = {
  organizationId: string;
  node: { id: string; name: string; path: string };
  selected: string | null;
  onOpen: (conversationId: string) => void;
};

/** With whom an agent talks, the latest first. Keys j and k move, Enter opens. */
export function ConversationList({
  organizationId,
  node,
  selected,
  onOpen,
}: ConversationListProps) {
  const list = useInfiniteQuery(conversationsQuery(organizationId, node.id));
  const conversations = list.data?.pages.flatMap((page) => page.conversations) ?? [];
  const calm = useCalmOrder(conversations, ({ conversationId }) => conversationId);
  const rows = useRef<HTMLDivElement>(null);
  useRowKeys(rows, {}, "data-conversation");

  return (
    <div ref={rows} className="flex min-h-0 flex-col gap-2">
      <div role="status" className="empty:hidden">
        {calm.fresh > 0 && (
          <Button size="small" onClick={calm.showFresh}>
            {calm.fresh} new
          </Button>
        )}
      </div>
      <ul
        aria-label="Conversations"
        className="min-h-0 divide-y divide-line overflow-y-auto rounded-card border border-line bg-surface"
        {...calm.handlers}
      >
        {calm.rows.map((conversation) => (
          <ConversationRow
            key={conversation.conversationId}
            organizationId={organizationId}
            node={node}
            conversation={conversation}
            href={conversationHref(node.path, conversation.conversationId)}
            selected={conversation.conversationId === selected}
            onOpen={onOpen}
          />
        ))}
      </ul>
      {list.hasNextPage && (
        <div>
          <Button
            size="small"
            pending={list.isFetchingNextPage}
            pendingText="Loading…"
            onClick={() => void list.fetchNextPage()}
          >
            Show more after {plural(conversations.length, "conversation")}
          </Button>
        </div>
      )}
    </div>
  );
}
