import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { getJson } from "@/components/get-json";
import { about, live } from "@/components/live-query";
import type { Credits } from "@/lib/credits/get-credits";
import type { listLedger } from "@/lib/credits/list-ledger";
import type { UsageReport } from "@/lib/credits/usage-report";
import type { getPayment } from "@/lib/payments/get";
import type { listPayments } from "@/lib/payments/list";
import { type LedgerFilters, toLedgerInput } from "./ledger-filters";
import { lastDayOf } from "./period";

export type LedgerPage = z.output<typeof listLedger.output>;
export type PaymentNow = z.output<typeof getPayment.output>;
type PaymentPage = z.output<typeof listPayments.output>;

const everyMs = 10_000;
const waitingEveryMs = 1_500;
const newestEveryMs = 10_000;

const address = (organizationId: string, path: string, query: Record<string, string> = {}) =>
  `/api/v1/${path}?${new URLSearchParams({ organization: organizationId, ...query }).toString()}`;

/** What is left, for how long, and who may add to it; as seen from a node. */
export const creditsQuery = (organizationId: string, nodeId: string) =>
  queryOptions({
    queryKey: ["nodes", nodeId, "credits"],
    queryFn: ({ signal }) =>
      getJson<Credits>(address(organizationId, `nodes/${nodeId}/credits`), signal),
    ...live(["credits"], everyMs),
  });

export type UsageAsked = {
  month: string;
  by: UsageReport["by"];
  integration: string | null;
  meter: string | null;
};

/** What of the report is asked of the server. */
export const toUsageInput = ({ month, by, integration, meter }: UsageAsked) => ({
  from: `${month}-01`,
  to: lastDayOf(month),
  by,
  ...(integration !== null && { integration }),
  ...(meter !== null && { meter }),
});

/** What was spent at a node and below in a month, by day and group. Chart and tables read the same. */
export const usageQuery = (organizationId: string, nodeId: string, asked: UsageAsked) =>
  queryOptions({
    queryKey: ["nodes", nodeId, "usage", asked],
    queryFn: ({ signal }) =>
      getJson<UsageReport>(
        address(organizationId, `nodes/${nodeId}/usage`, toUsageInput(asked)),
        signal,
      ),
    placeholderData: keepPreviousData,
    ...live(["credits"], everyMs),
  });

const fetchLedger = (
  organizationId: string,
  nodeId: string,
  filters: LedgerFilters,
  cursor: string | null,
  signal: AbortSignal,
) =>
  getJson<LedgerPage>(
    address(organizationId, `nodes/${nodeId}/ledger`, {
      ...toLedgerInput(filters),
      ...(cursor !== null && { cursor }),
    }),
    signal,
  );

/** The ledger as it was opened; what came since waits behind a button. */
export const ledgerQuery = (organizationId: string, nodeId: string, filters: LedgerFilters) =>
  infiniteQueryOptions({
    queryKey: ["nodes", nodeId, "ledger", toLedgerInput(filters)],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      fetchLedger(organizationId, nodeId, filters, pageParam, signal),
    getNextPageParam: (page) => page.nextCursor,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });

/** Its newest page, asked for again and again to count what is new. */
export const newestLedgerQuery = (organizationId: string, nodeId: string, filters: LedgerFilters) =>
  queryOptions({
    queryKey: ["nodes", nodeId, "ledger-newest", toLedgerInput(filters)],
    queryFn: ({ signal }) => fetchLedger(organizationId, nodeId, filters, null, signal),
    ...live(["credits"], newestEveryMs),
  });

/** One payment; asked often until Stripe has said how it ended. Only its word counts, not the page's address. */
export const paymentQuery = (organizationId: string, paymentId: string) =>
  queryOptions({
    queryKey: ["payments", organizationId, paymentId],
    queryFn: ({ signal }) =>
      getJson<PaymentNow>(address(organizationId, `payments/${paymentId}`), signal),
    staleTime: 0,
    meta: about("credits"),
    refetchInterval: ({ state: { data } }) =>
      data === undefined || data.state === "open" || data.state === "processing"
        ? waitingEveryMs
        : false,
  });

/** What was paid in, the newest first. */
export const paymentsQuery = (organizationId: string) =>
  queryOptions({
    queryKey: ["payments", organizationId],
    queryFn: ({ signal }) =>
      getJson<PaymentPage>(
        address(organizationId, `nodes/${organizationId}/payments`, { limit: "5" }),
        signal,
      ),
    ...live(["credits"], everyMs),
  });
