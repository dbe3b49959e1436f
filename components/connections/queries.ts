import { queryOptions } from "@tanstack/react-query";
import { getJson } from "@/components/get-json";
import type { ConnectAttempt } from "@/lib/connections/attempt-view";
import type { Connection } from "@/lib/connections/connection";

const eagerForMs = 30_000;

/** How an attempt stands. The server decides it; asked every 2 s at first, then every 5 s, until it ended. */
export const attemptQuery = (attemptId: string) =>
  queryOptions({
    queryKey: ["connect-attempts", attemptId],
    queryFn: ({ signal }) =>
      getJson<ConnectAttempt>(`/api/v1/connect-attempts/${attemptId}`, signal),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => {
      if (data && !data.isOpen) return false;
      const ageMs = data ? Date.now() - new Date(data.createdAt).getTime() : 0;
      return ageMs < eagerForMs ? 2_000 : 5_000;
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
  });
