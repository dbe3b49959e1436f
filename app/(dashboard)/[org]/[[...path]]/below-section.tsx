import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getQueryClient } from "@/components/query-client";
import { BelowList } from "@/components/tree/below-list";
import { belowPage, belowQuery, markKey } from "@/components/tree/queries";
import { listMarks } from "@/lib/installations/list-marks";
import { runPage } from "@/lib/transport/page";
import type { NodeDetails } from "@/lib/tree/get";
import { listChildren } from "@/lib/tree/list-children";

type BelowSectionProps = { organization: { id: string; slug: string }; node: NodeDetails };

/** What is directly below a node, read once with its marks for the first paint. */
export async function BelowSection({ organization, node }: BelowSectionProps) {
  if (node.kind === "agent") return null;
  const queryClient = getQueryClient();
  const { slug, id: organizationId } = organization;
  const page = await runPage(listChildren, slug, { nodeId: node.id, limit: belowPage });
  queryClient.setQueryData(belowQuery(organizationId, node.id).queryKey, {
    pages: [page],
    pageParams: [null],
  });
  const ids = page.nodes.map(({ id }) => id);
  if (ids.length > 0) {
    const { marks } = await runPage(listMarks, slug, { nodeId: node.id, ids });
    for (const mark of marks) queryClient.setQueryData(markKey(organizationId, mark.id), mark);
  }
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <BelowList node={node} />
    </HydrationBoundary>
  );
}
