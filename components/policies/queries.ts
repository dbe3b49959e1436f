import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { getJson } from "@/components/get-json";
import { about, live } from "@/components/live-query";
import type { Policies } from "@/lib/policies/list";
import type { testPolicy } from "@/lib/policies/test";

const everyMs = 10_000;

/** What agents may do at a node, and where each of it is set. */
export const policiesQuery = (organizationId: string, nodeId: string) =>
  queryOptions({
    queryKey: ["nodes", nodeId, "policies"],
    queryFn: ({ signal }) =>
      getJson<Policies>(`/api/v1/nodes/${nodeId}/policies?organization=${organizationId}`, signal),
    ...live(["policies"], everyMs),
  });

export type PolicyAnswer = z.output<typeof testPolicy.output>;

/** Whether a tool may be called at a node, and by which policy. */
export const policyTestQuery = (organizationId: string, nodeId: string, tool: string) =>
  queryOptions({
    queryKey: ["nodes", nodeId, "policies", "test", tool],
    queryFn: ({ signal }) =>
      getJson<PolicyAnswer>(
        `/api/v1/nodes/${nodeId}/policies/test?${new URLSearchParams({ organization: organizationId, tool }).toString()}`,
        signal,
      ),
    enabled: tool !== "",
    meta: about("policies"),
  });
