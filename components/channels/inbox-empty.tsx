"use client";

import { useQuery } from "@tanstack/react-query";
import { EmptyState } from "@/components/empty-state";
import { ButtonLink } from "@/components/ui/button-link";
import { channelsQuery } from "./queries";
import { writeWords } from "./write-words";

type InboxEmptyProps = {
  organization: { id: string };
  node: { id: string; name: string; path: string };
};

/** What an inbox says before anybody has written. */
export function InboxEmpty({ organization, node }: InboxEmptyProps) {
  const { data } = useQuery(channelsQuery(organization.id, node.id));
  const channel = data?.channels.find(({ releasing }) => !releasing);
  if (data && !channel)
    return (
      <EmptyState
        title={`Nobody can reach ${node.name} yet.`}
        action={<ButtonLink href={`${node.path}?add=channel`}>Add channel</ButtonLink>}
      >
        Messages arrive here once it has a bot or a number of its own.
      </EmptyState>
    );
  return (
    <EmptyState title="No messages yet.">
      {channel ? `${writeWords(channel)}, or send a test.` : ""}
    </EmptyState>
  );
}
