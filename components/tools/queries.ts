import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { getJson } from "@/components/get-json";
import { about, live } from "@/components/live-query";
import type { listTools } from "@/lib/tools/list";
import type { listToolCalls } from "@/lib/tools/list-calls";

export type ToolGroup = z.output<typeof listTools.output>["groups"][number];
export type ToolView = ToolGroup["tools"][number];
export type ToolCalls = z.output<typeof listToolCalls.output>;

/** The tools of an agent. The page fills this key; the browser keeps it fresh. */
export const toolsQuery = (organizationId: string, nodeId: string) =>
  queryOptions({
    queryKey: ["nodes", nodeId, "tools"],
    queryFn: ({ signal }) =>
      getJson<{ groups: ToolGroup[] }>(
        `/api/v1/nodes/${nodeId}/tools?organization=${organizationId}`,
        signal,
      ),
    ...live(["tools", "policies"], 4_000),
  });

/** The latest calls made as an agent. */
export const callsQuery = (organizationId: string, nodeId: string) =>
  queryOptions({
    queryKey: ["nodes", nodeId, "calls"],
    queryFn: ({ signal }) =>
      getJson<ToolCalls>(
        `/api/v1/nodes/${nodeId}/calls?organization=${organizationId}&limit=50`,
        signal,
      ),
    meta: about("calls"),
  });
