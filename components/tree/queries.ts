import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { getJson } from "@/components/get-json";
import { about, live } from "@/components/live-query";
import type { Mark } from "@/lib/installations/list-marks";
import type { NodeDetails } from "@/lib/tree/get";
import type { NodeAddress, NodeKind } from "@/lib/tree/node";
import type { TreeRow } from "@/lib/tree/tree-row";

export type TreeRoot = TreeRow & { ancestors: { id: string; kind: NodeKind; name: string }[] };
export type TreeRoots = {
  organization: { id: string; name: string; slug: string };
  roots: TreeRoot[];
};
export type ChildPage = { nodes: TreeRow[]; total: number; nextCursor: string | null };
export type NodeHit = NodeAddress & { ancestors: { id: string; kind: NodeKind; name: string }[] };
export type NodeMarkState = Mark;

/** Everything of a tree that changes with it: one key to forget after a change. */
export const treeKey = (organizationId: string) => ["tree", organizationId] as const;

/** Where the viewer's roles begin. Filled by the shell on the server; asked for again by its refresh. */
export const rootsKey = (organizationId: string) => [...treeKey(organizationId), "roots"] as const;

/** One page of 200 of what is directly below a node. */
export const childrenQuery = (organizationId: string, nodeId: string, cursor: string | null) =>
  queryOptions({
    queryKey: [...treeKey(organizationId), "children", nodeId, cursor],
    meta: about("tree"),
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ organization: organizationId });
      if (cursor !== null) query.set("cursor", cursor);
      return getJson<ChildPage>(`/api/v1/nodes/${nodeId}/children?${query.toString()}`, signal);
    },
  });

/** How many rows the list on a node's page begins with, and adds. */
export const belowPage = 50;
const belowEveryMs = 10_000;

/** What is directly below a node, as its page lists it. */
export const belowQuery = (organizationId: string, nodeId: string) =>
  infiniteQueryOptions({
    queryKey: [...treeKey(organizationId), "below", nodeId],
    initialPageParam: null as string | null,
    ...live(["tree"], belowEveryMs),
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({
        organization: organizationId,
        limit: String(belowPage),
      });
      if (pageParam !== null) query.set("cursor", pageParam);
      return getJson<ChildPage>(`/api/v1/nodes/${nodeId}/children?${query.toString()}`, signal);
    },
    getNextPageParam: (page) => page.nextCursor,
  });

/** One node with its counts, as its page shows it. */
export const nodeQuery = (organizationId: string, nodeId: string) =>
  queryOptions({
    queryKey: [...treeKey(organizationId), "node", nodeId],
    meta: about("tree", "members"),
    queryFn: ({ signal }) =>
      getJson<NodeDetails>(`/api/v1/nodes/${nodeId}?organization=${organizationId}`, signal),
  });

/** Nodes by name or address, below each of the places where the viewer's roles begin. */
export const searchQuery = (
  organizationId: string,
  rootIds: readonly string[],
  text: string,
  limit = 50,
) =>
  queryOptions({
    queryKey: [...treeKey(organizationId), "search", text, limit],
    meta: about("tree"),
    enabled: text !== "",
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({
        organization: organizationId,
        q: text,
        limit: String(limit),
      });
      const answers = await Promise.all(
        rootIds.map((id) =>
          getJson<{ hits: NodeHit[]; more: boolean }>(
            `/api/v1/nodes/${id}/search?${query.toString()}`,
            signal,
          ),
        ),
      );
      return {
        hits: answers.flatMap(({ hits }) => hits),
        more: answers.some(({ more }) => more),
      };
    },
  });

/** The mark of one node. Nobody asks for it alone: `useMarks` fills it for the rows in view. */
export const markKey = (organizationId: string, nodeId: string) =>
  ["marks", organizationId, nodeId] as const;

export const fetchMarks = async (
  organizationId: string,
  rootId: string,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Mark[]> => {
  const query = new URLSearchParams({ organization: organizationId, ids: ids.join(",") });
  const { marks } = await getJson<{ marks: Mark[] }>(
    `/api/v1/nodes/${rootId}/marks?${query.toString()}`,
    signal,
  );
  return marks;
};
