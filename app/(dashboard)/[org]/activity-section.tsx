import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { ActivityFeed } from "@/components/activity/activity-feed";
import { activityQuery, noFilters } from "@/components/activity/queries";
import { getQueryClient } from "@/components/query-client";
import { SectionBoundary } from "@/components/section-boundary";
import { listActivity } from "@/lib/activity/list";
import { requirePerson, runPage } from "@/lib/transport/page";

type ActivitySectionProps = {
  organization: { id: string; slug: string };
  node: { id: string; name: string };
  search: Record<string, string | string[] | undefined>;
};

/**
 * What happened at a node. The list without filters is read for the first paint; days of a filter
 * are those of the reader's zone, which only the browser knows.
 */
export async function ActivitySection({ organization, node, search }: ActivitySectionProps) {
  const { userId } = await requirePerson();
  const queryClient = getQueryClient();
  const filtered = Object.keys(noFilters).some((name) => search[name] !== undefined);
  if (!filtered) {
    const page = await runPage(listActivity, organization.slug, { nodeId: node.id });
    const { queryKey } = activityQuery(organization.id, node.id, noFilters);
    queryClient.setQueryData(queryKey, { pages: [page], pageParams: [null] });
  }
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <SectionBoundary section="the activity">
        <ActivityFeed
          organizationId={organization.id}
          node={{ id: node.id, name: node.name }}
          viewerId={userId}
        />
      </SectionBoundary>
    </HydrationBoundary>
  );
}
