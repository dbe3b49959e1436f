import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { getJson } from "@/components/get-json";
import { live } from "@/components/live-query";
import type { ActivityEvent } from "@/lib/activity/list";

export type ActivityPage = { events: ActivityEvent[]; nextCursor: string | null };

/** What the list is limited to; all of it is in the address of the page. */
export type ActivityFilters = {
  who: string | null;
  what: string | null;
  from: string | null;
  to: string | null;
};

export const noFilters: ActivityFilters = { who: null, what: null, from: null, to: null };

const newestEveryMs = 10_000;

function fetchPage(
  organizationId: string,
  nodeId: string,
  { who, what, from, to }: ActivityFilters,
  cursor: string | null,
  signal: AbortSignal,
): Promise<ActivityPage> {
  const query = new URLSearchParams({ organization: organizationId });
  if (cursor !== null) query.set("cursor", cursor);
  if (who !== null) query.set("who", who);
  if (what !== null) query.set("operation", what);
  if (from !== null) query.set("from", startOf(from));
  if (to !== null) query.set("to", dayAfter(to));
  return getJson<ActivityPage>(`/api/v1/nodes/${nodeId}/audit?${query.toString()}`, signal);
}

/** The list as it was opened; what came since waits behind a button. */
export const activityQuery = (organizationId: string, nodeId: string, filters: ActivityFilters) =>
  infiniteQueryOptions({
    queryKey: ["nodes", nodeId, "activity", filters],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      fetchPage(organizationId, nodeId, filters, pageParam, signal),
    getNextPageParam: (page) => page.nextCursor,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });

/** The newest page, asked for again and again to count what is new. */
export const newestQuery = (organizationId: string, nodeId: string, filters: ActivityFilters) =>
  queryOptions({
    queryKey: ["nodes", nodeId, "activity-newest", filters],
    queryFn: ({ signal }) => fetchPage(organizationId, nodeId, filters, null, signal),
    ...live(["activity"], newestEveryMs),
  });

/** Days are those of the reader's zone. */
const startOf = (day: string): string => new Date(`${day}T00:00:00`).toISOString();

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + 1);
  return date.toISOString();
}
