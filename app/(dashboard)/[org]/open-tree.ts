import type { QueryClient } from "@tanstack/react-query";
import { childrenQuery, markKey } from "@/components/tree/queries";
import { listMarks } from "@/lib/installations/list-marks";
import { runPage } from "@/lib/transport/page";
import { listChildren } from "@/lib/tree/list-children";

/** As many of each opened node as a screen may show. */
const firstRows = 30;

/**
 * Reads what is below the nodes that are open at first, with the marks, for the first paint. One
 * after the other: a page must not take all connections to the database for itself.
 */
export async function openTree(
  queryClient: QueryClient,
  org: string,
  organizationId: string,
  nodeIds: readonly string[],
): Promise<void> {
  for (const nodeId of new Set(nodeIds)) {
    const page = await runPage(listChildren, org, { nodeId });
    queryClient.setQueryData(childrenQuery(organizationId, nodeId, null).queryKey, page);
    const ids = [nodeId, ...page.nodes.slice(0, firstRows).map(({ id }) => id)];
    const { marks } = await runPage(listMarks, org, { nodeId, ids });
    for (const mark of marks) queryClient.setQueryData(markKey(organizationId, mark.id), mark);
  }
}
