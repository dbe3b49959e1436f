"use client";

import { useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { live } from "@/components/live-query";
import { fetchMarks, markKey, type NodeMarkState } from "./queries";

const everyMs = 5_000;

/** Rows in view below one of the viewer's roots. */
export type MarkedRows = { rootId: string; ids: readonly string[] };

/**
 * Asks for the marks of the rows in view, in one request for each root, and keeps them live while
 * the page is looked at. Each row then reads its own with `useMark`.
 */
export function useMarks(organizationId: string, groups: readonly MarkedRows[]): void {
  const queryClient = useQueryClient();
  useQueries({
    queries: groups.map(({ rootId, ids }) => ({
      queryKey: ["marks-in-view", organizationId, rootId, ids],
      enabled: ids.length > 0,
      ...live(["integrations", "connections", "tree"], everyMs),
      gcTime: 0,
      staleTime: everyMs,
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const marks = await fetchMarks(organizationId, rootId, ids, signal);
        for (const mark of marks) queryClient.setQueryData(markKey(organizationId, mark.id), mark);
        return marks.length;
      },
    })),
  });
}

/** The last known mark of a node; undefined until somebody asked for it. */
export function useMark(organizationId: string, nodeId: string): NodeMarkState | undefined {
  const { data } = useQuery<NodeMarkState>({
    queryKey: markKey(organizationId, nodeId),
    queryFn: async ({ signal }) => {
      const [mark] = await fetchMarks(organizationId, nodeId, [nodeId], signal);
      if (!mark) throw new Error("The server left the mark out");
      return mark;
    },
    enabled: false,
  });
  return data;
}
