import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { getJson } from "@/components/get-json";
import { about, askEvery, live } from "@/components/live-query";
import type { Approval } from "@/lib/approvals/approval";
import type { ApprovalPage } from "@/lib/approvals/list";

export const approvalStates = ["waiting", "decided"] as const;
export type ApprovalsState = (typeof approvalStates)[number];

const listEveryMs = 4_000;
const countEveryMs = 10_000;
const runningEveryMs = 1_500;

/** Everything about approvals: one key to forget after a decision. */
export const approvalsKey = (organizationId: string) => ["approvals", organizationId] as const;

const fetchPage = (organizationId: string, input: Record<string, string>, signal: AbortSignal) => {
  const query = new URLSearchParams({ organization: organizationId, ...input });
  return getJson<ApprovalPage>(`/api/v1/approvals?${query.toString()}`, signal);
};

/** What waits for a decision, or was decided; with a node, what is asked there and below. */
export const approvalsQuery = (
  organizationId: string,
  state: ApprovalsState,
  node: string | null,
) =>
  infiniteQueryOptions({
    queryKey: [...approvalsKey(organizationId), state, node],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      fetchPage(
        organizationId,
        {
          state,
          ...(node !== null && { nodeId: node }),
          ...(pageParam !== null && { cursor: pageParam }),
        },
        signal,
      ),
    getNextPageParam: (page) => page.nextCursor,
    ...live(["approvals"], listEveryMs),
  });

/** How many wait for this viewer, for the sidebar and the page's title. */
export const waitingCountQuery = (organizationId: string) =>
  queryOptions({
    queryKey: [...approvalsKey(organizationId), "count"],
    queryFn: async ({ signal }) => {
      const { waiting } = await fetchPage(organizationId, { state: "waiting", limit: "1" }, signal);
      return { waiting };
    },
    ...live(["approvals"], countEveryMs),
  });

/** One request; asked often between its approval and its end. */
export const approvalQuery = (organizationId: string, approvalId: string) =>
  queryOptions({
    queryKey: [...approvalsKey(organizationId), "one", approvalId],
    queryFn: ({ signal }) =>
      getJson<Approval>(`/api/v1/approvals/${approvalId}?organization=${organizationId}`, signal),
    meta: about("approvals"),
    refetchInterval: ({ state: { data } }) => {
      if (data?.state === "waiting") return askEvery(listEveryMs);
      return data === undefined || data.state === "approved" || data.state === "running"
        ? askEvery(runningEveryMs)
        : false;
    },
  });
