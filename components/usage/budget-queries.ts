import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { getJson } from "@/components/get-json";
import { live } from "@/components/live-query";
import type { listBudgets } from "@/lib/credits/list-budgets";

export type BudgetList = z.output<typeof listBudgets.output>;

const everyMs = 10_000;

/** The budgets that count at a node: its own and those above it; `below` adds those of what is below. */
export const budgetsQuery = (organizationId: string, nodeId: string, { below = false } = {}) =>
  queryOptions({
    queryKey: ["nodes", nodeId, "budgets", below],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({
        organization: organizationId,
        ...(below && { below: "true" }),
      });
      return getJson<BudgetList>(`/api/v1/nodes/${nodeId}/budgets?${query.toString()}`, signal);
    },
    ...live(["credits"], everyMs),
  });
