import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { getJson } from "@/components/get-json";
import { about, askEvery, live } from "@/components/live-query";
import type { ConnectAttempt } from "@/lib/connections/attempt-view";
import type { Connection } from "@/lib/connections/connection";
import type { getConnection } from "@/lib/connections/get";
import type { listAllConnections } from "@/lib/connections/list-all";
import { type HubFilters, toHubInput } from "./hub-filters";

export type AllConnections = z.output<typeof listAllConnections.output>;
export type ConnectionDetail = z.output<typeof getConnection.output>;

const eagerForMs = 30_000;
const listEveryMs = 10_000;
const oneEveryMs = 4_000;

/** How an attempt stands. The server decides it; asked every 2 s at first, then every 5 s, until it ended. */
export const attemptQuery = (attemptId: string) =>
  queryOptions({
    queryKey: ["connect-attempts", attemptId],
    queryFn: ({ signal }) =>
      getJson<ConnectAttempt>(`/api/v1/connect-attempts/${attemptId}`, signal),
    staleTime: 0,
    meta: about("connections", "links"),
    refetchInterval: ({ state: { data } }) => {
      if (data && !data.isOpen) return false;
      const ageMs = data ? Date.now() - new Date(data.createdAt).getTime() : 0;
      return askEvery(ageMs < eagerForMs ? 2_000 : 5_000);
    },
    // The person is in the other window meanwhile, which may hide this one.
    refetchIntervalInBackground: true,
  });

/** The accounts that a node owns and those it inherits. */
export const connectionsQuery = (organizationId: string, nodeId: string) =>
  queryOptions({
    queryKey: ["nodes", nodeId, "connections"],
    queryFn: ({ signal }) =>
      getJson<{ own: Connection[]; inherited: Connection[] }>(
        `/api/v1/nodes/${nodeId}/connections?organization=${organizationId}`,
        signal,
      ),
    ...live(["connections"], listEveryMs),
  });

/** Everything about accounts that is not asked of one node: one key to forget after a change. */
export const connectionsKey = (organizationId: string) => ["connections", organizationId] as const;

const fetchAll = (organizationId: string, input: Record<string, unknown>, signal: AbortSignal) => {
  const query = new URLSearchParams({ organization: organizationId });
  for (const [name, value] of Object.entries(input)) query.set(name, String(value));
  return getJson<AllConnections>(`/api/v1/connections?${query.toString()}`, signal);
};

/** All accounts that the viewer may see, as the hub lists them. */
export const allConnectionsQuery = (organizationId: string, filters: HubFilters) =>
  infiniteQueryOptions({
    queryKey: [...connectionsKey(organizationId), "all", toHubInput(filters)],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      fetchAll(
        organizationId,
        { ...toHubInput(filters), ...(pageParam !== null && { cursor: pageParam }) },
        signal,
      ),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    ...live(["connections"], listEveryMs),
  });

/** How many accounts are broken and how many healthy, for the sidebar. */
export const connectionCountsQuery = (organizationId: string) =>
  queryOptions({
    queryKey: [...connectionsKey(organizationId), "counts"],
    queryFn: async ({ signal }) => {
      const { broken, healthy } = await fetchAll(organizationId, { limit: 1 }, signal);
      return { broken, healthy };
    },
    ...live(["connections"], listEveryMs),
  });

/** Accounts by name or label, for the palette. */
export const findConnectionsQuery = (organizationId: string, text: string) =>
  queryOptions({
    queryKey: [...connectionsKey(organizationId), "find", text],
    queryFn: async ({ signal }) => {
      const { groups } = await fetchAll(organizationId, { search: text, limit: 8 }, signal);
      return groups.flatMap(({ connections }) => connections);
    },
    enabled: text !== "",
    placeholderData: keepPreviousData,
  });

/** One account with all there is to know about it. */
export const connectionQuery = (organizationId: string, connectionId: string) =>
  queryOptions({
    queryKey: [...connectionsKey(organizationId), "one", connectionId],
    queryFn: ({ signal }) =>
      getJson<ConnectionDetail>(
        `/api/v1/connections/${connectionId}?organization=${organizationId}`,
        signal,
      ),
    ...live(["connections"], oneEveryMs),
  });
