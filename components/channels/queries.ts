import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { getJson } from "@/components/get-json";
import { live } from "@/components/live-query";
import type { getChannelPackage } from "@/lib/channels/get-package";
import type { listChannels } from "@/lib/channels/list";
import type { getInbox } from "@/lib/inbox/get";
import type { listConversations } from "@/lib/inbox/list-conversations";
import type { listDeliveries } from "@/lib/inbox/list-deliveries";
import type { listMessages } from "@/lib/inbox/list-messages";

export type Channels = z.output<typeof listChannels.output>;
type ChannelPackage = z.output<typeof getChannelPackage.output>;
export type ConversationPage = z.output<typeof listConversations.output>;
export type ConversationRow = ConversationPage["conversations"][number];
export type MessagePage = z.output<typeof listMessages.output>;
export type ThreadMessage = MessagePage["messages"][number];
export type InboxState = z.output<typeof getInbox.output>;
export type DeliveryPage = z.output<typeof listDeliveries.output>;

const everyMs = 4_000;

/** Pages of a list that goes back in time; the page of the screen fills the first one. */
const pages = <Page extends { nextCursor: string | null }>(
  read: (cursor: string | null, signal: AbortSignal) => Promise<Page>,
) => ({
  initialPageParam: null as string | null,
  queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
    read(pageParam, signal),
  getNextPageParam: (page: Page) => page.nextCursor,
});

const addressOf = (
  organizationId: string,
  nodeId: string,
  path: string,
  query: Readonly<Record<string, string | null>> = {},
): string => {
  const given = Object.entries(query).filter((entry): entry is [string, string] => !!entry[1]);
  const search = new URLSearchParams([["organization", organizationId], ...given]);
  return `/api/v1/nodes/${nodeId}/${path}?${search.toString()}`;
};

/** Where an agent can be reached, and what is being made for it. */
export const channelsQuery = (organizationId: string, nodeId: string) =>
  queryOptions({
    queryKey: ["nodes", nodeId, "channels"],
    queryFn: ({ signal }) =>
      getJson<Channels>(addressOf(organizationId, nodeId, "channels"), signal),
    ...live(["channels", "connections", "receipts", "inbox"], everyMs),
  });

/** The file with which an agent's bot is installed at its platform. */
export const packageQuery = (organizationId: string, nodeId: string, integration: string) =>
  queryOptions({
    queryKey: ["nodes", nodeId, "channels", integration, "package"],
    queryFn: ({ signal }) =>
      getJson<ChannelPackage>(
        addressOf(organizationId, nodeId, `channels/${integration}/package`),
        signal,
      ),
  });

/** With whom an agent talks, the latest first. */
export const conversationsQuery = (organizationId: string, nodeId: string) =>
  infiniteQueryOptions({
    queryKey: ["nodes", nodeId, "conversations"],
    ...pages((cursor, signal) =>
      getJson<ConversationPage>(
        addressOf(organizationId, nodeId, "conversations", { cursor }),
        signal,
      ),
    ),
    ...live(["inbox"], everyMs),
  });

/** The latest of them, for the overview. */
export const recentConversationsQuery = (organizationId: string, nodeId: string) =>
  queryOptions({
    queryKey: ["nodes", nodeId, "conversations", "recent"],
    queryFn: ({ signal }) =>
      getJson<ConversationPage>(
        addressOf(organizationId, nodeId, "conversations", { limit: "3" }),
        signal,
      ),
    ...live(["inbox"], everyMs),
  });

/** What was said in a conversation, the newest first. */
export const messagesQuery = (organizationId: string, nodeId: string, conversationId: string) =>
  infiniteQueryOptions({
    queryKey: ["nodes", nodeId, "conversations", conversationId, "messages"],
    ...pages((cursor, signal) =>
      getJson<MessagePage>(
        addressOf(organizationId, nodeId, `conversations/${conversationId}/messages`, { cursor }),
        signal,
      ),
    ),
    ...live(["inbox"], everyMs),
  });

/** How much waits for an agent, and how its own address takes it. */
export const inboxQuery = (organizationId: string, nodeId: string) =>
  queryOptions({
    queryKey: ["nodes", nodeId, "inbox"],
    queryFn: ({ signal }) =>
      getJson<InboxState>(addressOf(organizationId, nodeId, "inbox/state"), signal),
    ...live(["inbox"], everyMs),
  });

/** The calls of an agent's own address in the last week. */
export const deliveriesQuery = (organizationId: string, nodeId: string) =>
  infiniteQueryOptions({
    queryKey: ["nodes", nodeId, "inbox", "deliveries"],
    ...pages((cursor, signal) =>
      getJson<DeliveryPage>(
        addressOf(organizationId, nodeId, "inbox/deliveries", { cursor }),
        signal,
      ),
    ),
    ...live(["inbox"], everyMs),
  });
