import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { Suspense } from "react";
import * as actions from "@/app/(dashboard)/[org]/actions/people";
import { MemberTable } from "@/components/people/member-table";
import { membersQuery } from "@/components/people/queries";
import { getQueryClient } from "@/components/query-client";
import { SectionBoundary } from "@/components/section-boundary";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { listMembers } from "@/lib/members/list";
import { requirePerson, runPage } from "@/lib/transport/page";
import type { NodeDetails } from "@/lib/tree/get";

type MembersSectionProps = {
  organization: { id: string; slug: string };
  node: NodeDetails;
};

/** The members of a node, read once for the first paint. */
export async function MembersSection({ organization, node }: MembersSectionProps) {
  const { userId } = await requirePerson();
  const queryClient = getQueryClient();
  const members = await runPage(listMembers, organization.slug, { nodeId: node.id });
  queryClient.setQueryData(membersQuery(organization.id, node.id).queryKey, members);
  const { id, kind, name, role } = node;
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <SectionBoundary section="the members">
        <Suspense fallback={<SkeletonRows count={5} label="Loading the members" />}>
          <MemberTable
            organizationId={organization.id}
            node={{ id, kind, name, role }}
            viewerId={userId}
            actions={{
              invite: actions.invite,
              changeRole: actions.changeRole,
              previewRemove: actions.previewRemove,
              remove: actions.remove,
              withdraw: actions.withdraw,
            }}
          />
        </Suspense>
      </SectionBoundary>
    </HydrationBoundary>
  );
}
