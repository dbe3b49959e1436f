"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { ProblemError } from "@/components/problem-error";
import { SectionError } from "@/components/section-error";
import { Button } from "@/components/ui/button";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { conversationKind } from "./conversation-words";
import { type ConversationRow, messagesQuery } from "./queries";
import { ThreadMessage } from "./thread-message";
import { useThreadScroll } from "./thread-scroll-hook";

type MessageThreadProps = {
  organization: { id: string; slug: string };
  node: { id: string; name: string };
  viewerId: string;
  conversationId: string;
  /** What the list knows of it. */
  known: ConversationRow | undefined;
  onBack: () => void;
};

/** What was said in one conversation, the newest at the end. Nothing can be written here. */
export function MessageThread(props: MessageThreadProps) {
  const { organization, node, viewerId, conversationId, known, onBack } = props;
  const list = useInfiniteQuery(messagesQuery(organization.id, node.id, conversationId));
  const messages = list.data?.pages.flatMap((page) => page.messages).toReversed() ?? [];
  const { box, hasNew, onScroll, toEnd } = useThreadScroll({
    oldest: messages[0]?.id,
    newest: messages.at(-1)?.id,
  });
  const isGone = list.error instanceof ProblemError && list.error.status === 404;

  return (
    <section
      aria-labelledby="conversation"
      className="flex min-h-0 min-w-0 grow flex-col rounded-card border border-line bg-surface"
    >
      <header className="flex shrink-0 items-center gap-2 border-b border-line px-4 py-2">
        <Button
          variant="ghost"
          size="icon"
          aria-label="Back to the conversations"
          className="@min-[44rem]:hidden"
          onClick={onBack}
        >
          <ArrowLeft aria-hidden strokeWidth={1.75} />
        </Button>
        <div className="min-w-0">
          <h2 id="conversation" className="truncate font-semibold">
            {known?.name ?? "Conversation"}
          </h2>
          {known && <p className="truncate text-sm text-muted">{conversationKind(known)}</p>}
        </div>
      </header>
      <div
        ref={box}
        role="log"
        tabIndex={0}
        aria-label="What was said"
        onScroll={onScroll}
        className="min-h-0 grow overflow-y-auto overscroll-contain px-4 py-4 -outline-offset-2"
      >
        {list.isPending && <SkeletonRows count={4} label="Loading the messages" />}
        {list.isError && !list.data && !isGone && (
          <SectionError
            section="the messages"
            onRetry={() => void list.refetch()}
            pending={list.isFetching}
          />
        )}
        {isGone && <p className="text-muted">There is no such conversation any more.</p>}
        {list.data && messages.length === 0 && (
          <p className="text-muted">Nothing was said here yet.</p>
        )}
        {list.hasNextPage && (
          <div className="mb-4 flex justify-center">
            <Button
              size="small"
              pending={list.isFetchingNextPage}
              pendingText="Loading…"
              onClick={() => void list.fetchNextPage()}
            >
              Show earlier messages
            </Button>
          </div>
        )}
        <ol className="flex flex-col gap-4">
          {messages.map((message) => (
            <ThreadMessage
              key={message.id}
              message={message}
              agentName={node.name}
              viewerId={viewerId}
              organizationSlug={organization.slug}
            />
          ))}
        </ol>
      </div>
      {hasNew && (
        <div className="flex shrink-0 justify-center border-t border-line px-4 py-2">
          <Button size="small" onClick={toEnd}>
            New messages
          </Button>
        </div>
      )}
    </section>
  );
}
