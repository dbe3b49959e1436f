"use client";

import type { MouseEvent } from "react";
import { cn } from "@/components/class-names";
import { StatusMark } from "@/components/integrations/status-mark";
import { RelativeTime } from "@/components/relative-time";
import { ItemLink } from "@/components/ui/item-link";
import { ChannelIcon } from "./channel-icon";
import { conversationState, lastLine } from "./conversation-words";
import type { ConversationRow as Conversation } from "./queries";

type ConversationRowProps = {
  organizationId: string;
  node: { id: string; name: string };
  conversation: Conversation;
  href: string;
  selected?: boolean;
  onOpen?: (conversationId: string) => void;
};

/** One conversation: on which channel, with whom, the last line, and whether the agent took it. */
export function ConversationRow(props: ConversationRowProps) {
  const { organizationId, node, conversation, href, selected = false, onOpen } = props;
  const { conversationId, channel, name, lastMessageAt } = conversation;
  const state = conversationState(conversation);
  const open = (event: MouseEvent) => {
    if (!onOpen || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onOpen(conversationId);
  };
  return (
    <li
      data-conversation={conversationId}
      className={cn(
        "relative flex items-start gap-3 px-4 py-3 first:rounded-t-card last:rounded-b-card has-[[data-item-link]:hover]:bg-hover",
        selected && "bg-accent-soft",
      )}
    >
      <ChannelIcon
        organizationId={organizationId}
        nodeId={node.id}
        integration={channel.integration}
      />
      <div className="min-w-0 grow">
        <p className="flex items-baseline justify-between gap-2">
          <ItemLink
            href={href}
            scroll={false}
            onClick={open}
            aria-current={selected ? "true" : undefined}
            className="min-w-0 truncate font-semibold"
          >
            {name}
          </ItemLink>
          <RelativeTime past value={lastMessageAt} className="shrink-0 text-xs text-muted" />
        </p>
        <p className="truncate text-sm text-muted">{lastLine(conversation, node.name)}</p>
        <p className="mt-0.5 flex items-center gap-1.5 text-xs text-muted">
          <StatusMark mark={state.mark} />
          {state.words}
        </p>
      </div>
    </li>
  );
}
