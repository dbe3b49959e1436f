import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { getJson } from "@/components/get-json";
import { about, askEvery, live } from "@/components/live-query";
import type { ReceiptPage, ReceiptState } from "@/lib/removals/list-receipts";
import type { Receipt } from "@/lib/removals/receipt";

const runningEveryMs = 2_000;
const waitingEveryMs = 10_000;

/** One removal with its steps; asked often while something runs. */
export const receiptQuery = (organizationId: string, id: string) =>
  queryOptions({
    queryKey: ["receipts", id],
    queryFn: ({ signal }) =>
      getJson<Receipt>(`/api/v1/receipts/${id}?organization=${organizationId}`, signal),
    meta: about("receipts"),
    refetchInterval: ({ state: { data } }) => {
      if (data?.state === "done") return false;
      return askEvery(data?.state === "needs_person" ? waitingEveryMs : runningEveryMs);
    },
  });

/** Removals, those that need a person first. */
export const receiptsQuery = (organizationId: string, nodeId: string, state: ReceiptState | null) =>
  infiniteQueryOptions({
    queryKey: ["nodes", nodeId, "receipts", state],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ organization: organizationId });
      if (state !== null) query.set("state", state);
      if (pageParam !== null) query.set("cursor", pageParam);
      return getJson<ReceiptPage>(`/api/v1/nodes/${nodeId}/receipts?${query.toString()}`, signal);
    },
    getNextPageParam: (page) => page.nextCursor,
    ...live(["receipts"], waitingEveryMs),
  });
