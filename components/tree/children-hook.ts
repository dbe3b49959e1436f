"use client";

import { useQueries, useQueryClient } from "@tanstack/react-query";
import { askEvery } from "@/components/live-query";
import type { Expansion } from "./expansion";
import { childrenQuery, type ChildPage } from "./queries";
import type { Children } from "./tree-lines";

const everyMs = 10_000;

type Page = { nodeId: string; cursor: string | null };

/**
 * What is below every open node, page by page. Those below the nodes in view are asked for again
 * every ten seconds, so that what others create, rename or delete shows up.
 */
export function useChildren(
  {
    organizationId,
    rootIds,
    open,
    pages,
  }: Expansion & { organizationId: string; rootIds: readonly string[] },
  inView: ReadonlySet<string>,
): (nodeId: string) => Children | undefined {
  const queryClient = useQueryClient();
  const pageOf = ({ nodeId, cursor }: Page): ChildPage | undefined =>
    queryClient.getQueryData<ChildPage>(childrenQuery(organizationId, nodeId, cursor).queryKey);

  // Downwards from the roots, so that nothing is asked about nodes that are gone.
  const wanted: Page[] = [];
  const reached = [...rootIds];
  for (const nodeId of reached) {
    if (!open.has(nodeId)) continue;
    let cursor: string | null = null;
    for (let index = 0; index < (pages[nodeId] ?? 1); index += 1) {
      const page: Page = { nodeId, cursor };
      const known = pageOf(page);
      wanted.push(page);
      reached.push(
        ...(known?.nodes ?? []).flatMap(({ id, childCount }) => (childCount > 0 ? id : [])),
      );
      cursor = known?.nextCursor ?? null;
      if (cursor === null) break;
    }
  }

  const results = useQueries({
    queries: wanted.map(({ nodeId, cursor }) => ({
      ...childrenQuery(organizationId, nodeId, cursor),
      refetchInterval: inView.has(nodeId) ? () => askEvery(everyMs) : (false as const),
    })),
  });

  const byNode = new Map<string, Children>();
  wanted.forEach(({ nodeId }, index) => {
    const result = results[index];
    if (!result) return;
    const before = byNode.get(nodeId);
    byNode.set(nodeId, {
      nodes: [...(before?.nodes ?? []), ...(result.data?.nodes ?? [])],
      total: result.data?.total ?? before?.total ?? 0,
      more: result.data ? result.data.nextCursor !== null : (before?.more ?? false),
      pending: result.isPending && !result.isError,
      failed: result.isError && !result.data,
    });
  });
  return (nodeId) => byNode.get(nodeId);
}
