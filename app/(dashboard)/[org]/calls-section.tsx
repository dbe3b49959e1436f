import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { loadCallFilters, countCallFilters } from "@/components/calls/call-filters";
import { CallList } from "@/components/calls/call-list";
import { callListQuery } from "@/components/calls/queries";
import { getQueryClient } from "@/components/query-client";
import { SectionBoundary } from "@/components/section-boundary";
import { listToolCalls } from "@/lib/tools/list-calls";
import { requirePerson, runPage } from "@/lib/transport/page";

type CallsSectionProps = {
  organization: { id: string; slug: string };
  node: { id: string; kind: string; name: string };
  search: Record<string, string | string[] | undefined>;
};

/**
 * The tool calls of a node. The list without filters is read for the first paint; days of a filter
 * are those of the reader's zone, which only the browser knows.
 */
export async function CallsSection({ organization, node, search }: CallsSectionProps) {
  const { userId } = await requirePerson();
  const filters = loadCallFilters(search);
  const queryClient = getQueryClient();
  if (countCallFilters(filters) === 0)
    queryClient.setQueryData(callListQuery(organization.id, node.id, filters).queryKey, {
      pages: [await runPage(listToolCalls, organization.slug, { nodeId: node.id })],
      pageParams: [null],
    });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <SectionBoundary section="the calls">
        <CallList node={{ id: node.id, kind: node.kind, name: node.name }} viewerId={userId} />
      </SectionBoundary>
    </HydrationBoundary>
  );
}
