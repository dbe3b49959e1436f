import { queryOptions } from "@tanstack/react-query";
import { getJson } from "@/components/get-json";
import { about, askEvery } from "@/components/live-query";
import type { ConversationPage, MessagePage } from "./queries";

type Sent = { connectionId: string; code: string };

/** In which conversation a test message came back. */
export type Arrival = { conversationId: string; name: string; sentAt: string };

const everyMs = 2_000;
/** It is new: it is among the latest, or not there yet. */
const conversationsLookedAt = 5;
const messagesLookedAt = 20;

async function findArrival(
  organizationId: string,
  nodeId: string,
  { connectionId, code }: Sent,
  signal: AbortSignal,
): Promise<Arrival | null> {
  const base = `/api/v1/nodes/${nodeId}/conversations`;
  const organization = `organization=${organizationId}`;
  const { conversations } = await getJson<ConversationPage>(
    `${base}?${organization}&connection=${connectionId}&limit=${conversationsLookedAt}`,
    signal,
  );
  for (const { conversationId, name } of conversations) {
    const { messages } = await getJson<MessagePage>(
      `${base}/${conversationId}/messages?${organization}&limit=${messagesLookedAt}`,
      signal,
    );
    const found = messages.find(
      ({ isTest, direction, text }) => isTest && direction === "in" && text.includes(code),
    );
    if (found) return { conversationId, name, sentAt: found.sentAt };
  }
  return null;
}

/** Whether a test message has come back to the inbox; null while it has not. */
export const arrivalQuery = (organizationId: string, nodeId: string, sent: Sent) =>
  queryOptions({
    queryKey: ["nodes", nodeId, "test-messages", sent.code],
    queryFn: ({ signal }) => findArrival(organizationId, nodeId, sent, signal),
    meta: about("inbox"),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data ? false : askEvery(everyMs)),
  });
