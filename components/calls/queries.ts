import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { getJson } from "@/components/get-json";
import { about, askEvery, live } from "@/components/live-query";
import type { getToolCall } from "@/lib/tools/get-call";
import type { listToolCalls } from "@/lib/tools/list-calls";
import { type CallFilters, toCallInput } from "./call-filters";

export type CallPage = z.output<typeof listToolCalls.output>;
export type CallRow = CallPage["calls"][number];
export type CallDetail = z.output<typeof getToolCall.output>;

const newestEveryMs = 4_000;
const runningEveryMs = 1_500;
const waitingEveryMs = 4_000;

function fetchPage(
  organizationId: string,
  nodeId: string,
  filters: CallFilters,
  cursor: string | null,
  signal: AbortSignal,
): Promise<CallPage> {
  const query = new URLSearchParams({
    organization: organizationId,
    ...toCallInput(filters),
    ...(cursor !== null && { cursor }),
  });
  return getJson<CallPage>(`/api/v1/nodes/${nodeId}/calls?${query.toString()}`, signal);
}

/** The calls as the list was opened; what came since waits behind a button. */
export const callListQuery = (organizationId: string, nodeId: string, filters: CallFilters) =>
  infiniteQueryOptions({
    queryKey: ["nodes", nodeId, "call-list", filters],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      fetchPage(organizationId, nodeId, filters, pageParam, signal),
    getNextPageParam: (page) => page.nextCursor,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });

/** The newest calls, asked for again and again: how many are new, and how those that ran ended. */
export const newestCallsQuery = (organizationId: string, nodeId: string, filters: CallFilters) =>
  queryOptions({
    queryKey: ["nodes", nodeId, "calls", "newest", filters],
    queryFn: ({ signal }) => fetchPage(organizationId, nodeId, filters, null, signal),
    ...live(["calls"], newestEveryMs),
  });

/** One call; asked often until it ended. */
export const callQuery = (organizationId: string, callId: string) =>
  queryOptions({
    queryKey: ["tool-calls", callId],
    queryFn: ({ signal }) =>
      getJson<CallDetail>(`/api/v1/tool-calls/${callId}?organization=${organizationId}`, signal),
    meta: about("calls", "approvals"),
    refetchInterval: ({ state: { data } }) => {
      if (data?.outcome === "running") return askEvery(runningEveryMs);
      return data?.outcome === "waiting" ? askEvery(waitingEveryMs) : false;
    },
  });
