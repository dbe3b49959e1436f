import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { getJson } from "@/components/get-json";
import { live } from "@/components/live-query";
import type { listSetups } from "@/lib/setups/list";

export type Setups = z.output<typeof listSetups.output>;

/** The accounts at a node that make things for agents, and the providers at which there can be one. */
export const setupsQuery = (organizationId: string, nodeId: string) =>
  queryOptions({
    queryKey: ["nodes", nodeId, "setups"],
    queryFn: ({ signal }) =>
      getJson<Setups>(`/api/v1/nodes/${nodeId}/setups?organization=${organizationId}`, signal),
    ...live(["connections", "apps"], 10_000),
  });
