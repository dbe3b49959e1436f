import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { decideApproval } from "@/app/(dashboard)/[org]/actions/approvals";
import { ApprovalPage } from "@/components/approvals/approval-page";
import { wantsWords } from "@/components/approvals/approval-words";
import { approvalQuery } from "@/components/approvals/queries";
import { getQueryClient } from "@/components/query-client";
import { SectionBoundary } from "@/components/section-boundary";
import { requirePerson, runPage } from "@/lib/transport/page";
import { getTreeRoots } from "@/lib/tree/get-roots";
import { loadApproval } from "./load-approval";

type OneApprovalProps = { params: Promise<{ org: string; id: string }> };

export async function generateMetadata({ params }: OneApprovalProps): Promise<Metadata> {
  const { org, id } = await params;
  const approval = await loadApproval(org, id);
  const { organization } = await runPage(getTreeRoots, org, {});
  const title = `${approval.agent.name} ${wantsWords(approval)}`;
  return { title: { absolute: `${title} · Integrations · ${organization.name}` } };
}

/** One request of an agent, and its decision. */
export default async function OneApproval({ params }: OneApprovalProps) {
  const { org, id } = await params;
  const { userId } = await requirePerson();
  const { organization } = await runPage(getTreeRoots, org, {});
  const approval = await loadApproval(org, id);
  const queryClient = getQueryClient();
  queryClient.setQueryData(approvalQuery(organization.id, id).queryKey, approval);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <SectionBoundary section="this request">
        <ApprovalPage approvalId={id} viewerId={userId} actions={{ decideApproval }} />
      </SectionBoundary>
    </HydrationBoundary>
  );
}
